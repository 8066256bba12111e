public import PlumbSource

/// What a run found, over all of its templates.
public struct Report: Sendable {
  /// A template that could not be checked, or only in part.
  public struct Unreadable: Hashable, Sendable {
    /// The file as the user wrote or found it.
    public let name: String
    /// Why, in one line that names the file.
    public let reason: String

    public init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// What is wrong, in the order of every report: file, position, rule, message.
  public let findings: [Finding]
  /// Findings that a comment, metadata or the configuration suppresses, in the same order.
  public let suppressed: [SuppressedFinding]
  /// Why a rule is there and what to do, for at least every rule with a finding.
  public let rules: [RuleID: RuleMetadata]
  /// How many templates were read and judged.
  public let checkedCount: Int
  /// The names of the templates that were read and judged, in order; empty where nobody listed them.
  public let checkedFiles: [String]
  /// What was counted, in the singular: `template`, or `example` for a rule pack.
  public let checkedNoun: String
  /// How many deployments were told apart; nil where nobody counted them.
  public let scenarioCount: Int?
  /// Which part of the templates the run was about; nil if about all.
  public let shard: Shard?
  /// The templates that could not be opened or parsed, ordered by name.
  public let unreadable: [Unreadable]

  public init(
    findings: [Finding], rules: [RuleID: RuleMetadata] = [:], checkedCount: Int = 0,
    checkedNoun: String = "template", suppressed: [SuppressedFinding] = [],
    scenarioCount: Int? = nil,
    unreadable: [Unreadable] = [], checkedFiles: [String] = [], shard: Shard? = nil
  ) {
    self.findings = findings.sorted(by: Finding.inReportOrder)
    self.suppressed = suppressed.sorted { Finding.inReportOrder($0.finding, $1.finding) }
    self.rules = rules
    self.checkedCount = checkedCount
    self.checkedFiles = checkedFiles.sorted()
    self.checkedNoun = checkedNoun
    self.scenarioCount = scenarioCount
    self.shard = shard
    self.unreadable = unreadable.sorted { ($0.name, $0.reason) < ($1.name, $1.reason) }
  }

  /// The report on several runs together, as if they had been one.
  public init(joining reports: [Report], as shard: Shard? = nil) {
    let scenarioCounts = reports.compactMap(\.scenarioCount)
    self.init(
      findings: reports.flatMap(\.findings),
      rules: reports.dropFirst().reduce(into: reports.first?.rules ?? [:]) { rules, report in
        rules.merge(report.rules) { first, _ in first }
      },
      checkedCount: reports.reduce(0) { $0 + $1.checkedCount },
      suppressed: reports.flatMap(\.suppressed),
      scenarioCount: scenarioCounts.isEmpty ? nil : scenarioCounts.reduce(0, +),
      unreadable: reports.flatMap(\.unreadable),
      checkedFiles: reports.flatMap(\.checkedFiles), shard: shard)
  }

  /// The number of findings of one severity; suppressed ones don't count.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Whether a finding has at least this severity; suppressed ones don't count.
  public func hasFinding(atLeast severity: Severity) -> Bool {
    findings.contains { $0.severity >= severity }
  }
}
