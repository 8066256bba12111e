public import PlumbSource
public import PlumbTemplate

extension Linter {
  /// What groups of rules say in each of the deployments that make a difference.
  ///
  /// Deployments are divided by the parameters that the findings depend on and by what the template
  /// creates, up to a bound, judged anew, and put together again where nothing differs.
  ///
  /// - Parameters:
  ///   - findings: What `check` found and nobody suppressed.
  ///   - accepted: What `check` found and somebody suppressed.
  ///   - group: The number of a rule's group, below `groupCount`; nil for a rule that isn't shown.
  public func verdicts(
    on template: Template, in choice: DeploymentChoice, findings: [Finding], accepted: [Finding],
    groupCount: Int, group: @escaping (RuleID) -> Int?
  ) -> VerdictTable {
    let evidence = Evidence(findings: findings, accepted: accepted)
    let named = choice.namedStates(of: template)
    if choice.isRestricted, !named.isEmpty {
      let columns = named.map { deployment in
        VerdictTable.Column(
          when: [], names: [deployment.name], isDefault: false,
          cells: cells(on: template, in: deployment.state, evidence, groupCount, group))
      }
      return VerdictTable(columns: columns, isCoarse: false)
    }
    let division = DeploymentDivision(
      choice.state(of: template), of: template, telling: findings + accepted)
    var groups = AlikeDeployments(template, division.states, named)
    for state in division.states {
      groups.add(cells(on: template, in: state, evidence, groupCount, group))
    }
    return VerdictTable(columns: groups.columns, isCoarse: division.isCoarse)
  }

  private func cells(
    on template: Template, in state: ScenarioState, _ evidence: Evidence, _ count: Int,
    _ group: @escaping (RuleID) -> Int?
  ) -> [VerdictTable.Cell] {
    var drafts = Array(repeating: CellDraft(), count: count)
    for expansion in template.expansions(in: state, limit: Linter.maximumExpansionsOfPart) {
      guard expansion.state.possible(in: expansion.template) != nil else { continue }
      let result = check(
        expanded: expansion.template, in: expansion.state, named: [], isPart: true)
      for rule in Set(result.applicable.map(\.rule)) {
        if let number = group(rule) { drafts[number].rules.insert(rule) }
      }
      for finding in result.findings.map(\.finding) {
        if let number = group(finding.rule) { drafts[number].add(finding, evidence) }
      }
    }
    return drafts.map(\.cell)
  }

  private static var maximumExpansionsOfPart: Int { 16 }
}

/// The findings that a page shows, to be found again.
private struct Evidence {
  private let findings: [FindingKey: Int]
  private let accepted: [FindingKey: Int]
  private let severities: [Severity]

  init(findings: [Finding], accepted: [Finding]) {
    self.findings = Evidence.numbers(findings)
    self.accepted = Evidence.numbers(accepted)
    severities = findings.map(\.severity)
  }

  private static func numbers(_ findings: [Finding]) -> [FindingKey: Int] {
    let keys = [true, false].flatMap { isStrict in
      findings.enumerated().map { (FindingKey($1, isStrict: isStrict), $0) }
    }
    return Dictionary(keys, uniquingKeysWith: { first, _ in first })
  }

  /// The severity with which a finding is reported, which can be configured.
  func severity(of finding: Finding) -> Severity {
    number(of: finding).map { severities[$0] } ?? finding.severity
  }

  func number(of finding: Finding) -> Int? { Evidence.find(finding, findings) }

  func acceptedNumber(of finding: Finding) -> Int? { Evidence.find(finding, accepted) }

  private static func find(_ finding: Finding, _ numbers: [FindingKey: Int]) -> Int? {
    numbers[FindingKey(finding, isStrict: true)] ?? numbers[FindingKey(finding, isStrict: false)]
  }
}

/// A cell as its findings come in.
private struct CellDraft {
  var rules: Set<RuleID> = []
  private var verdict = VerdictTable.Verdict.notApplicable
  private var findings: Set<Int> = []
  private var accepted: Set<Int> = []

  mutating func add(_ finding: Finding, _ evidence: Evidence) {
    rules.insert(finding.rule)
    let number = evidence.number(of: finding)
    if number == nil, let number = evidence.acceptedNumber(of: finding) {
      accepted.insert(number)
      return raise(to: .accepted)
    }
    if let number { findings.insert(number) }
    if let outcome = finding.outcome, [.undecided, .open, .error].contains(outcome) {
      raise(to: .undecided)
    } else if evidence.severity(of: finding) > .note {
      raise(to: .fails)
    }
  }

  private mutating func raise(to other: VerdictTable.Verdict) {
    if other.rawValue > verdict.rawValue { verdict = other }
  }

  var cell: VerdictTable.Cell {
    VerdictTable.Cell(
      verdict: verdict == .notApplicable && !rules.isEmpty ? .holds : verdict,
      findings: findings.sorted(), accepted: accepted.sorted(), rules: rules.sorted())
  }
}
