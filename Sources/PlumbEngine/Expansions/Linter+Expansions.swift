internal import PlumbSource
internal import PlumbTemplate

extension Linter {
  /// Checks a template in each part of the deployments in which its loops make the same.
  ///
  /// - Parameter named: Deployments that findings are to mention by name.
  func check(
    _ template: Template, in deployments: ScenarioState, named: [NamedState]
  ) -> LintResult {
    let expansions = template.expansions(in: deployments, limit: Linter.maximumExpansions)
    if expansions.count == 1, let only = expansions.first {
      return check(expanded: only.template, in: only.state, named: named)
    }
    var merged = ExpandedFindings(deployments)
    var statistics = ScenarioStatistics()
    for expansion in expansions {
      guard expansion.state.possible(in: expansion.template) != nil else { continue }
      var applicable: Set<RuleSubject> = []
      let result = check(expanded: expansion.template, in: expansion.state, named: named) {
        applicable.insert(RuleSubject(rule: $0, resource: $1))
      }
      statistics.merge(result.statistics)
      merged.add(result.findings, of: expansion, applicable)
    }
    return LintResult(
      findings: merged.findings.sorted(by: Finding.inReportOrder), statistics: statistics)
  }

  /// More ways in which loops can go are left undecided.
  private static let maximumExpansions = 64
}

/// A rule, and the resource that it is about.
private struct RuleSubject: Hashable {
  let rule: RuleID
  let resource: String?
}

/// The findings of a template in several parts of its deployments, each once.
private struct ExpandedFindings {
  private let deployments: ScenarioState
  private var parts: [Template.Expansion] = []
  /// What rules concern, by part.
  private var applicable: [Set<RuleSubject>] = []
  private var order: [Key] = []
  private var found: [Key: [(part: Int, finding: Finding)]] = [:]

  private struct Key: Hashable {
    let rule: RuleID
    let span: Span
    let message: String
    let path: String?
    let resource: String?

    init(_ finding: Finding) {
      rule = finding.rule
      span = finding.primary.span
      message = finding.message
      path = finding.path
      resource = finding.resource
    }
  }

  init(_ deployments: ScenarioState) {
    self.deployments = deployments
  }

  mutating func add(
    _ findings: [Finding], of expansion: Template.Expansion, _ applicable: Set<RuleSubject>
  ) {
    parts.append(expansion)
    self.applicable.append(applicable)
    for finding in findings {
      let key = Key(finding)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append((parts.count - 1, finding))
    }
  }

  var findings: [Finding] {
    let all = order.compactMap { found[$0].flatMap(merged) }
    // What is wrong in one part needn't be told to be undecided in another.
    let violated = Set(all.filter(\.isViolation).map(\.ruleSubject))
    var undecided: Set<RuleSubject> = []
    return all.filter { finding in
      guard finding.outcome == .undecided else { return true }
      // Nor twice, of each part with its own place.
      let isNew = finding.resource == nil || undecided.insert(finding.ruleSubject).inserted
      return isNew && !violated.contains(finding.ruleSubject)
    }
  }

  private func merged(_ found: [(part: Int, finding: Finding)]) -> Finding? {
    guard let first = found.first else { return nil }
    // What reading finds holds for the template, not for a deployment.
    guard first.finding.outcome != nil else { return first.finding }
    // Where a loop makes nothing because its list isn't known, more is missing than really would be.
    let isDoubtful = found.allSatisfy { parts[$0.part].unknown != nil }
    if isDoubtful, parts.contains(where: { $0.unknown == nil }) { return nil }
    guard first.finding.isViolation else { return first.finding }
    let relevant = parts.indices.filter { applicable[$0].contains(first.finding.ruleSubject) }
    let isEverywhere = relevant.allSatisfy { part in found.contains { $0.part == part } }
    let areAlike = found.allSatisfy {
      $0.finding.outcome == first.finding.outcome && $0.finding.scenario == first.finding.scenario
    }
    if isEverywhere, found.allSatisfy({ $0.finding.outcome == .always }) {
      var finding = first.finding
      finding.scenario = nil
      return finding
    }
    let isPlaced =
      first.finding.outcome != .default
      || found.contains { parts[$0.part].hasDefaults(among: deployments) }
    if isEverywhere, areAlike, isPlaced { return first.finding }
    return some(found, of: relevant.count)
  }

  /// The finding of the most ordinary part, with the part in its words.
  private func some(_ found: [(part: Int, finding: Finding)], of relevant: Int) -> Finding? {
    let inDefaults = found.first {
      $0.finding.holdsInDefaults && parts[$0.part].hasDefaults(among: deployments)
    }
    let others = found.map { ($0.part, opened($0.finding, in: parts[$0.part])) }
    guard
      let shown: (part: Int, finding: Finding) =
        inDefaults ?? others.max(by: { $0.1.severity < $1.1.severity })
    else { return nil }
    var finding = shown.finding
    if inDefaults != nil {
      finding.outcome = .default
    } else if finding.outcome != .open {
      finding.outcome = Outcome.some
    }
    finding.scenario = witness(finding.scenario, in: parts[shown.part], found.count, of: relevant)
    return finding
  }

  /// A finding of a part that needs a value that isn't the default of a parameter that lists none.
  private func opened(_ finding: Finding, in part: Template.Expansion) -> Finding {
    guard finding.outcome != .open, part.isOpen(among: deployments) else { return finding }
    var finding = finding
    finding.outcome = .open
    finding.severity = finding.severity.lowered
    return finding
  }

  private func witness(
    _ inner: Witness?, in part: Template.Expansion, _ failing: Int, of relevant: Int
  ) -> Witness {
    let template = part.template
    var told = part.state
    told.domains = told.domains.filter { index, _ in
      part.state.domain(of: index, in: template) != deployments.domain(of: index, in: template)
    }
    let values = (AssignmentSearch(template, part.state).assignment ?? [:])
      .filter { told.distinguished.contains($0.key) }
    let outer = WitnessWriter(template, told).witness(
      giving: values, failing: failing, relevant: max(failing, relevant), names: inner?.names)
    guard let inner else { return outer }
    let isTold = ", \(inner.description),".contains(", \(outer.description),")
    let others = outer.parameters.filter { one in
      !inner.parameters.contains { $0.name == one.name }
    }
    return Witness(
      description: isTold ? inner.description : "\(outer.description), \(inner.description)",
      parameters: others + inner.parameters, failing: failing, relevant: outer.relevant,
      names: inner.names)
  }
}

extension Finding {
  fileprivate var ruleSubject: RuleSubject { RuleSubject(rule: rule, resource: resource) }

  fileprivate var isViolation: Bool {
    guard let outcome else { return false }
    return outcome != .undecided && outcome != .error
  }

  fileprivate var holdsInDefaults: Bool { outcome == .always || outcome == .default }
}

extension Template.Expansion {
  /// Whether it has the deployment with all defaults; a parameter that was told apart must have one.
  fileprivate func hasDefaults(among deployments: ScenarioState) -> Bool {
    let values = template.parameters.indices.reduce(into: [Int: ParameterValue]()) {
      $0[$1] = template.parameters[$1].defaultValue
    }
    return told(among: deployments).allSatisfy { values[$0] != nil }
      && state.contains(values, in: template)
  }

  /// Whether a parameter that lists no values can't have its default, or has none.
  fileprivate func isOpen(among deployments: ScenarioState) -> Bool {
    told(among: deployments).contains { index in
      let parameter = template.parameters[index]
      guard parameter.isFree else { return false }
      return parameter.defaultValue.map { !state.admits($0, for: index, in: template) } ?? true
    }
  }

  /// The parameters that were told apart.
  private func told(among deployments: ScenarioState) -> [Int] {
    state.distinguished.filter { index in
      state.domain(of: index, in: template) != deployments.domain(of: index, in: template)
    }
  }
}
