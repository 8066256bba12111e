internal import PlumbSyntax
public import PlumbSource
public import PlumbTemplate

/// Holds templates to a set of rules.
public struct Linter: Sendable {
  public var rules: RuleSet
  public var limits: ScenarioLimits
  /// Whether what reading a template found is among its findings.
  private var tellsOfReading = true

  public init(rules: RuleSet, limits: ScenarioLimits = .standard) {
    self.rules = rules
    self.limits = limits
  }

  /// Linters for some of the rules each, which together find what this one finds.
  ///
  /// Each judges a template apart from the others, at the same time if there are threads for it; the
  /// ones that probably take longest come first.
  public var shares: [Linter] {
    var shares = rules.parts.reversed().map { Linter(rules: $0, limits: limits) }
    for index in shares.indices.dropFirst() { shares[index].tellsOfReading = false }
    return shares.isEmpty ? [self] : shares
  }

  /// Checks one template: everything that its reading and the rules find, in report order.
  ///
  /// - Parameter deployments: The deployments to look at; all of them where nothing is given.
  public func check(
    _ template: Template, in deployments: ScenarioState = ScenarioState()
  ) -> LintResult {
    check(template, in: deployments, named: [])
  }

  /// Checks a template whose loops make the same in all of the deployments.
  ///
  /// - Parameter isPart: Whether there are other deployments, in which loops make something else.
  func check(
    expanded template: Template, in deployments: ScenarioState, named: [NamedState],
    isPart: Bool = false
  ) -> PartResult {
    var result = PartResult(
      findings: tellsOfReading ? template.findings.map { PartFinding(finding: $0) } : [])
    // What is missing from a tree that wasn't read to its end says nothing about the template.
    guard template.tree.isComplete else { return result }
    var driver = ScenarioDriver(template, initial: deployments, named: named, limits: limits)
    for rule in rules.rules {
      driver.beginRule()
      check(rule, with: &driver, into: &result, isPart)
    }
    driver.end()
    result.findings.sort { Finding.inReportOrder($0.finding, $1.finding) }
    result.statistics = driver.statistics
    return result
  }

  /// Checks one template and leaves out what its comments and `Metadata` suppress.
  ///
  /// - Parameter today: The day on which suppressions with a last day are judged; without it they
  ///   work for ever.
  public func lint(_ template: Template, today: CalendarDate? = nil) -> Report {
    let result = check(template)
    let metadata = rules.metadata
    let suppressed = Suppressions(template, known: RuleIndex(metadata.values)).apply(
      to: result.findings.map { $0.placed(in: template) }, ran: Set(metadata.keys),
      today: today ?? .distantPast)
    return Report(
      findings: Finding.leavingOutConsequences(suppressed.kept) + suppressed.additional,
      rules: metadata, checkedCount: 1,
      suppressed: suppressed.suppressed, checkedFiles: [template.source.name])
  }

  private func check<R: Rule>(
    _ rule: R, with driver: inout ScenarioDriver, into checked: inout PartResult, _ isPart: Bool
  ) {
    for subject in rule.subjects(in: driver.template) {
      // Of a part of the deployments it is asked too whether the rule concerns it.
      guard let result = driver.run(rule, subject, skipsSettled: !isPart) else { continue }
      let verdict =
        Verdict(
          result, of: rule, on: subject, in: driver.template, named: driver.named, isPart: isPart)
      checked.findings +=
        rules.dropped.isEmpty
        ? verdict.findings
        : verdict.findings.filter { !rules.dropped.contains($0.finding.rule) }
      if isPart, verdict.isApplicable {
        let resource = subject.resource?.id.text
        for member in rule.members {
          checked.applicable.insert(RuleSubject(rule: member.id, resource: resource))
        }
      }
    }
  }
}

/// What was found in one template.
public struct LintResult: Sendable {
  /// In report order.
  public let findings: [Finding]
  public let statistics: ScenarioStatistics
}

/// A finding in a part of a template's deployments.
struct PartFinding {
  let finding: Finding
  /// Its outcome if the rule is kept in all other parts; nil for what isn't about deployments.
  var ordinary: Outcome?
  /// What its witness tells of the deployments; nil where it has none.
  var told: ScenarioState?
  /// Whether it says that there are too many scenarios.
  var isUnfinished = false
}

/// What was found in a part of a template's deployments.
struct PartResult {
  var findings: [PartFinding]
  /// What rules concern in some of the deployments; empty where all deployments are looked at.
  var applicable: Set<RuleSubject> = []
  var statistics = ScenarioStatistics()

  var result: LintResult { LintResult(findings: findings.map(\.finding), statistics: statistics) }
}

/// A rule, and the resource that it is about.
struct RuleSubject: Hashable {
  let rule: RuleID
  let resource: String?
}
