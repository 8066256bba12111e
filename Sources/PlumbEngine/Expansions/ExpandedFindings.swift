internal import PlumbSource
internal import PlumbTemplate

/// The findings of a template in several parts of its deployments, each once.
struct ExpandedFindings {
  private let deployments: ScenarioState
  private var parts: [Template.Expansion] = []
  /// What rules concern, by part.
  private var applicable: [Set<RuleSubject>] = []
  private var order: [Key] = []
  private var found: [Key: [Found]] = [:]

  /// A finding of a part, by its number.
  private struct Found {
    let part: Int
    let own: PartFinding

    var finding: Finding { own.finding }
  }

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

  mutating func add(_ checked: PartResult, of expansion: Template.Expansion) {
    var findings = checked.findings
    if expansion.isRefused { findings = ExpandedFindings.reasons(among: findings, expansion) }
    parts.append(expansion)
    applicable.append(
      expansion.isRefused ? Set(findings.map(\.finding.ruleSubject)) : checked.applicable)
    for own in findings {
      let key = Key(own.finding)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append(Found(part: parts.count - 1, own: own))
    }
  }

  /// What is said of deployments that CloudFormation refuses: why, and what reading finds anyway.
  private static func reasons(
    among findings: [PartFinding], _ expansion: Template.Expansion
  ) -> [PartFinding] {
    let isExplained = findings.contains { !$0.finding.isReading && expansion.explains($0.finding) }
    return findings.filter { own in
      let explains = expansion.explains(own.finding)
      return own.finding.isReading ? !isExplained || !explains : explains
    }
  }

  var findings: [Finding] {
    let all = order.compactMap { key in
      found[key].flatMap { found in
        merged(found).map { ($0, isUnfinished: found.contains(where: \.own.isUnfinished)) }
      }
    }
    // What is wrong in one part needn't be told to be undecided in another, unless that was given up.
    let violated = Set(all.filter(\.0.isViolation).map(\.0.ruleSubject))
    var undecided: Set<RuleSubject> = []
    return all.filter { finding, isUnfinished in
      guard finding.outcome == .undecided else { return true }
      // Nor twice, of each part with its own place.
      let isNew = finding.resource == nil || undecided.insert(finding.ruleSubject).inserted
      return isNew && (isUnfinished || !violated.contains(finding.ruleSubject))
    }.map(\.0)
  }

  private func merged(_ found: [Found]) -> Finding? {
    guard let first = found.first else { return nil }
    // What reading finds holds for the template, not for a deployment.
    if first.finding.isReading { return first.finding }
    // Where a loop makes nothing because its list isn't known, more is missing than really would be.
    let isDoubtful = found.allSatisfy {
      parts[$0.part].unknown != nil && !parts[$0.part].isRefused
    }
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
    // Where a rule doesn't concern a part, a witness has to tell the others from it.
    let isInAll = parts.indices.allSatisfy { part in
      parts[part].isRefused || found.contains { $0.part == part }
    }
    if isInAll, areAlike, isPlaced { return first.finding }
    return some(found, of: relevant.count)
  }

  /// The finding of the most ordinary part, with the part in its words.
  private func some(_ found: [Found], of relevant: Int) -> Finding? {
    let inDefaults = found.first {
      $0.own.ordinary == .default && parts[$0.part].hasDefaults(among: deployments)
    }
    let others = found.map { (found: $0, isOpen: isOpen($0)) }
    guard
      let shown = inDefaults.map({ (found: $0, isOpen: false) })
        ?? others.first(where: { !$0.isOpen }) ?? others.first
    else { return nil }
    var finding = shown.found.finding
    if shown.isOpen, finding.outcome != .open { finding.severity = finding.severity.lowered }
    finding.outcome = inDefaults == nil ? shown.isOpen ? .open : .some : .default
    // A part can be divided further; one in which nothing is wrong counts once.
    let failing = found.reduce(0) { $0 + ($1.finding.scenario?.failing ?? 1) }
    let more = found.reduce(0) { $0 + ($1.finding.scenario?.relevant ?? 1) - 1 }
    finding.scenario = witness(
      shown.found.own, in: parts[shown.found.part], failing, of: relevant + more)
    return finding
  }

  /// Whether it needs a value that isn't the default of a parameter that lists none.
  private func isOpen(_ found: Found) -> Bool {
    let part = parts[found.part]
    return found.own.ordinary == .open || part.told(among: deployments).isOpen(in: part.template)
  }

  /// What tells the part, and what its own witness tells within it.
  private func witness(
    _ own: PartFinding, in part: Template.Expansion, _ failing: Int, of relevant: Int
  ) -> Witness {
    let template = part.template
    var told = part.told(among: deployments)
    let inner = own.finding.scenario
    var values = (AssignmentSearch(template, part.state).assignment ?? [:])
      .filter { told.distinguished.contains($0.key) }
    for assignment in inner?.parameters ?? [] {
      guard let index = template.parameters.firstIndex(where: { $0.name == assignment.name })
      else { continue }
      values[index] = ParameterValue(assignment.value)
    }
    if let own = own.told { told = told.intersection(withPart: own) }
    return WitnessWriter(template, told).witness(
      giving: values, failing: failing, relevant: max(failing, relevant), names: inner?.names)
  }
}

extension Finding {
  fileprivate var ruleSubject: RuleSubject { RuleSubject(rule: rule, resource: resource) }

  /// Whether it was found in reading the template, and not by a rule.
  fileprivate var isReading: Bool { outcome == nil }

  fileprivate var isViolation: Bool {
    guard let outcome else { return false }
    return outcome != .undecided && outcome != .error
  }
}

extension Template.Expansion {
  /// Whether CloudFormation can't expand a loop here, so that there is no such deployment.
  fileprivate var isRefused: Bool { unknown?.isRefused == true }

  /// Whether a finding may say why CloudFormation can't expand a loop.
  fileprivate func explains(_ finding: Finding) -> Bool {
    (unknown?.reasons ?? []).contains { $0.span?.contains(finding.primary.span) == true }
  }

  /// Whether it has the deployment with all defaults: a parameter that was told apart must have one,
  /// and a comparison must follow from them.
  fileprivate func hasDefaults(among deployments: ScenarioState) -> Bool {
    let values = template.parameters.indices.reduce(into: [Int: ParameterValue]()) {
      $0[$1] = template.parameters[$1].defaultValue
    }
    let told = told(among: deployments)
    return told.distinguished.allSatisfy { values[$0] != nil }
      && state.contains(values, in: template)
      && AtomComparisons(template, told.atoms).follow(from: state.withDefaults(of: template))
  }

  /// What tells the deployments of this part from the others.
  fileprivate func told(among deployments: ScenarioState) -> ScenarioState {
    var told = state
    told.domains = told.domains.filter { index, _ in
      state.domain(of: index, in: template) != deployments.domain(of: index, in: template)
    }
    told.atoms = told.atoms.filter { deployments.atoms[$0.key] != $0.value }
    told.sames = told.sames.filter { deployments.sames[$0.key] != $0.value }
    told.differences = told.differences.filter { !deployments.differences.contains($0) }
    return told
  }
}
