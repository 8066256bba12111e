import PlumbEngine
import PlumbSource
import PlumbTemplate

/// What a rule says about the resource `R` in each of a template's deployments, one by one.
struct BruteForce {
  enum Answer: Hashable {
    case pass
    case fail
    case undecided
    case error
    case notApplicable
    /// CloudFormation refuses such a deployment.
    case refused
  }

  /// One deployment, with every parameter given.
  struct World {
    let parameters: [String: String]
    let answer: Answer
  }

  /// The deployments that the `Rules` section doesn't forbid.
  private(set) var worlds: [World]

  init(_ random: RandomTemplate, _ template: Template, _ rule: any Rule) {
    worlds = random.assignments.compactMap { parameters in
      let state = template.state(parameters)
      if case .known(false) = Scenario(template, state).ruleAssertions { return nil }
      return World(parameters: parameters, answer: BruteForce.answer(rule, template, state))
    }
    worlds.removeAll { $0.answer == .refused }
  }

  static func answer(_ rule: some Rule, _ template: Template, _ state: ScenarioState) -> Answer {
    let scenario = Scenario(template, state)
    guard let subject = rule.subjects(in: template).first else { return .notApplicable }
    if let resource = subject as? Resource {
      switch scenario.exists(resource) {
      case .known(true): break
      case .known(false): return .notApplicable
      case .unknown(let unknown): return unknown.isRefused ? .refused : .undecided
      }
    }
    var collector = FindingCollector()
    rule.check(subject, in: scenario, into: &collector)
    if collector.unknown?.isRefused == true { return .refused }
    if collector.failure != nil { return .error }
    if !collector.isApplicable { return .notApplicable }
    if !collector.violations.isEmpty { return .fail }
    return collector.unknown == nil ? .pass : .undecided
  }

  func count(_ answer: Answer) -> Int { worlds.count { $0.answer == answer } }

  /// What is wrong with the findings; nil if they say what is so.
  func objection(to findings: [Finding], _ random: RandomTemplate, _ template: Template) -> String?
  {
    if findings.count > 1 { return "\(findings.count) findings" }
    let applicable = worlds.filter { $0.answer != .notApplicable }
    let failing = applicable.filter { $0.answer == .fail }
    guard let finding = findings.first else {
      if !failing.isEmpty { return "it fails, which isn't found" }
      return applicable.contains { $0.answer != .pass } ? "undecided, which isn't said" : nil
    }
    switch finding.outcome {
    case .error: return count(.error) > 0 ? nil : "an error that no deployment has"
    case .undecided:
      if random.hasFreeParameters { return nil }
      if !failing.isEmpty { return "it fails, but is said to be undecided" }
      return count(.undecided) > 0 ? nil : "undecided, but every deployment is decided"
    default: break
    }
    if failing.isEmpty { return "a violation that no deployment has" }
    let isAlways = failing.count == applicable.count
    if isAlways != (finding.outcome == .always) {
      // Deployments with values that aren't tried may keep the rule.
      if !(isAlways && random.hasFreeParameters) { return "fails always: \(isAlways)" }
    }
    if finding.outcome == .always { return nil }
    return witnessObjection(finding) ?? outcomeObjection(finding, failing, random, template)
  }

  private func witnessObjection(_ finding: Finding) -> String? {
    guard let witness = finding.scenario else { return "no witness" }
    if witness.failing > witness.relevant { return "more fail than there are" }
    let given = Dictionary(
      witness.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let covered = worlds.filter { world in
      given.allSatisfy { world.parameters[$0.key] == $0.value }
    }
    if covered.isEmpty { return "no deployment is as the witness says" }
    return covered.allSatisfy { $0.answer == .fail }
      ? nil : "a deployment as the witness says doesn't fail"
  }

  private func outcomeObjection(
    _ finding: Finding, _ failing: [World], _ random: RandomTemplate, _ template: Template
  ) -> String? {
    if random.hasRequiredParameters { return nil }
    let hasDefault: (World, Parameter) -> Bool = { world, parameter in
      world.parameters[parameter.name] == parameter.defaultValue?.text
    }
    let declared = template.parameters.filter { !$0.isPseudo }
    let expected: Outcome =
      if failing.contains(where: { world in declared.allSatisfy { hasDefault(world, $0) } }) {
        .default
      } else if failing.contains(where: { world in
        declared.allSatisfy { $0.allowedValues != nil || hasDefault(world, $0) }
      }) {
        .some
      } else {
        .open
      }
    if expected == finding.outcome { return nil }
    return "outcome is \(expected), not \(finding.outcome?.rawValue ?? "nil")"
  }
}

extension Template {
  /// The deployment with these parameters.
  func state(_ parameters: [String: String]) -> ScenarioState {
    parameters.reduce(ScenarioState()) { state, parameter in
      state.pinning(parameter.key, to: parameter.value, in: self) ?? state
    }
  }
}
