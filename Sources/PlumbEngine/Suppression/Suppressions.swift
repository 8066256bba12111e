public import PlumbSource
internal import PlumbSyntax
public import PlumbTemplate

/// What a template, or the configuration for it, says not to report.
///
/// A comment `# plumb: ignore RULE -- reason` covers its line, or alone on a line the next line with
/// content, or the whole resource whose key is on that line; `# plumb: ignore-file RULE` covers the
/// file. `Metadata` of the template and of resources has `plumb: {ignore: […]}`, and cfn-lint's
/// `ignore_checks` counts as it does there.
///
/// https://github.com/aws-cloudformation/cfn-lint#metadata
public struct Suppressions: Sendable {
  /// What is wrong with the suppressions themselves: malformed ones, and names of no rule.
  public let findings: [Finding]

  private let source: Source
  /// Nil where nothing is suppressed, so that nobody needs to know any rule.
  private let known: RuleIndex?
  private let mandatory: Set<RuleID>
  private let suppressions: [Suppression]
  private let configured: [ConfiguredSuppression]
  /// The starts of names that a `.cfnlintrc` ignores in this template.
  private let ignoredChecks: [String]

  /// Reads the suppressions of a template.
  ///
  /// - Parameters:
  ///   - known: Every rule there is, those that aren't run included; asked for if something is
  ///     suppressed.
  ///   - mandatory: Rules that nothing suppresses. Those about suppressions are always among them.
  ///   - configured: What the configuration suppresses in this file, `Configuration.suppressions(for:)`.
  ///   - linter: What cfn-lint was told for every template.
  public init(
    _ template: Template, known: @autoclosure @escaping () -> RuleIndex,
    mandatory: Set<RuleID> = [],
    configured: [ConfiguredSuppression] = [], linter: LinterFile = LinterFile()
  ) {
    var mandatory = mandatory.union(SuppressionRules.all.map(\.id))
    if !linter.mandatoryChecks.isEmpty {
      mandatory.formUnion(linter.mandatoryRules(among: known()))
    }
    ignoredChecks = linter.ignoredChecks(in: template)
    let reader = SuppressionReader(template, known: known, mandatory: mandatory)
    source = template.source
    self.mandatory = mandatory
    self.configured = configured
    suppressions = reader.suppressions
    findings = reader.findings
    let isIdle = suppressions.isEmpty && configured.isEmpty && ignoredChecks.isEmpty
    self.known = isIdle ? nil : known()
  }

  /// A template's findings after its suppressions.
  public struct Result: Sendable {
    /// What is reported, in the order in which it was given.
    public fileprivate(set) var kept: [Finding] = []
    public fileprivate(set) var suppressed: [SuppressedFinding] = []
    /// What is to be reported about the suppressions: wrong, unused or expired ones.
    public fileprivate(set) var additional: [Finding] = []
    /// The entries of the configuration that matched, by `ConfiguredSuppression.number`.
    public fileprivate(set) var usedEntries: Set<Int> = []
  }

  /// Divides findings into those that are reported and those that aren't.
  ///
  /// A suppression works up to and including its last day. It is unused if it matches no finding
  /// though one of its rules was run; one that concerns only rules that weren't run is left alone,
  /// as is whatever cfn-lint is told.
  ///
  /// - Parameters:
  ///   - ran: The rules that were run on the template.
  ///   - today: The day of the run.
  public func apply(
    to findings: [Finding], ran: @autoclosure () -> Set<RuleID>, today: CalendarDate
  ) -> Result {
    var result = Result()
    guard let known else {
      result.kept = findings
      result.additional = self.findings.sorted(by: Finding.inReportOrder)
      return result
    }
    var used: Set<Int> = []
    for finding in findings {
      // A finding of a rule that nobody registered can still be named by its identifier.
      let rule = known[finding.rule] ?? .unregistered(finding)
      guard let suppressed = suppressed(finding, of: rule, on: today, &used, &result.usedEntries)
      else {
        result.kept.append(finding)
        continue
      }
      result.suppressed.append(suppressed)
    }
    let ranRules = suppressions.isEmpty ? [] : ran().compactMap { known[$0] }
    for (index, suppression) in suppressions.enumerated()
    where suppression.isOwn && ranRules.contains(where: suppression.matches) {
      if let until = suppression.until, until < today {
        result.additional.append(
          report(SuppressionRules.expired, suppression, "ended on \(until)"))
      } else if !used.contains(index) {
        result.additional.append(report(SuppressionRules.unused, suppression, "matches no finding"))
      }
    }
    result.additional = (self.findings + result.additional).sorted(by: Finding.inReportOrder)
    return result
  }

  /// Marks every suppression that matches; the first that works gives the reason.
  private func suppressed(
    _ finding: Finding, of rule: RuleMetadata, on today: CalendarDate, _ used: inout Set<Int>,
    _ entries: inout Set<Int>
  ) -> SuppressedFinding? {
    guard !mandatory.contains(finding.rule) else { return nil }
    var result: SuppressedFinding?
    for (index, suppression) in suppressions.enumerated()
    where suppression.matches(rule) && suppression.covers(finding) {
      if let until = suppression.until, until < today { continue }
      used.insert(index)
      result =
        result
        ?? SuppressedFinding(
          finding: finding, reason: suppression.reason, span: suppression.span,
          until: suppression.until)
    }
    for entry in configured where entry.matches(finding, of: rule, on: today) {
      entries.insert(entry.number)
      result =
        result ?? SuppressedFinding(finding: finding, reason: entry.reason, until: entry.until)
    }
    if result == nil, ignoredChecks.contains(where: rule.hasName(startingWith:)) {
      return SuppressedFinding(finding: finding)
    }
    return result
  }

  private func report(
    _ rule: RuleMetadata, _ suppression: Suppression, _ words: String
  ) -> Finding {
    let resource: String? =
      if case .resources(let ids, _) = suppression.scope { ids.count == 1 ? ids.first : nil } else {
        nil
      }
    return rule.finding(
      "suppression of '\(suppression.name)' \(words)", in: source,
      at: suppression.span, resource: resource)
  }
}

extension LinterFile {
  /// The rules that nothing suppresses.
  fileprivate func mandatoryRules(among known: RuleIndex) -> [RuleID] {
    known.rules.filter { rule in
      mandatoryChecks.contains(where: rule.hasName(startingWith:))
    }.map(\.id)
  }

  /// The starts of names that are ignored in a template: its own list replaces that of the file.
  fileprivate func ignoredChecks(in template: Template) -> [String] {
    guard !ignoredChecks.isEmpty, !mergesLists,
      let own = template.section("Metadata")?["cfn-lint"]?["config"]?["ignore_checks"],
      own.kind == .sequence, own.count > 0
    else { return ignoredChecks }
    return []
  }
}

extension RuleMetadata {
  /// Whether its identifier or an alias starts so.
  func hasName(startingWith prefix: String) -> Bool {
    id.rawValue.hasPrefix(prefix) || aliases.contains { $0.hasPrefix(prefix) }
  }

  /// What a finding alone says about its rule.
  static func unregistered(_ finding: Finding) -> RuleMetadata {
    RuleMetadata(
      id: finding.rule, title: finding.rule.rawValue, severity: finding.severity, rationale: "",
      remediation: "")
  }
}
