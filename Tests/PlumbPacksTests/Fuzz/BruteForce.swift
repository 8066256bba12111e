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
    /// The rule reads what CloudFormation refuses.
    case refused
  }

  /// One deployment, with every parameter given.
  struct World {
    let parameters: [String: String]
    /// Comparisons with something outside of the template.
    let atoms: [String: Bool]
    let answer: Answer
    /// Whether the `Rules` section forbids it.
    let isForbidden: Bool
    /// Whether CloudFormation refuses it for something that the rule needn't have read.
    ///
    /// What is said of such a deployment is of no consequence.
    var isRefused = false
  }

  private let random: RandomTemplate
  private let template: Template
  /// Every deployment there is to try.
  private let all: [World]
  /// Those that aren't forbidden, and of which the rule reads what can be read.
  private(set) var worlds: [World]

  init(_ random: RandomTemplate, _ deployments: RandomDeployments, _ rule: any Rule) {
    self.random = random
    template = deployments.template
    all = random.assignments.flatMap { parameters in
      deployments.all(parameters).map { deployment in
        World(
          parameters: deployments.template.located(parameters),
          atoms: deployment.scenario.state.atoms,
          answer: BruteForce.answer(rule, deployment.scenario), isForbidden: deployment.isForbidden)
      }
    }
    worlds = all.filter { !$0.isForbidden && $0.answer != .refused }
  }

  private static func answer(_ rule: some Rule, _ scenario: Scenario) -> Answer {
    guard let subject = rule.subjects(in: scenario.template).first else { return .notApplicable }
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

  /// What is wrong with the findings; nil if they say what is so.
  func objection(to found: [Finding]) -> String? {
    let findings = found.filter { $0.rule != BruteForce.unknownLoop }
    let isOpen = findings.count < found.count || findings.contains(where: \.isDoubtful)
    if isOpen { return objection(toOpen: findings) }
    guard judgement(of: findings) != nil else { return nil }
    // Only now it is worth the while to look for what CloudFormation refuses.
    var brute = self
    for index in worlds.indices {
      let world = worlds[index]
      brute.worlds[index].isRefused = template.isRefused(world.parameters, world.atoms)
    }
    return brute.judgement(of: findings)
  }

  /// Says that a loop makes what isn't known.
  static let unknownLoop: RuleID = "template/loop-is-not-expanded"

  /// What is wrong where it has been said that not every deployment is known.
  private func objection(toOpen findings: [Finding]) -> String? {
    if findings.contains(where: \.isDoubtful) { return nil }
    let isFound = findings.contains { $0.outcome != .undecided && $0.outcome != .error }
    if isFound {
      let isMoot = findings.contains { $0.outcome == .always } && canBeMoot
      return failing.isEmpty && !isMoot ? "a violation that no deployment has" : nil
    }
    let inDefaults = worlds.filter { isDefault($0) && !template.isRefused($0.parameters, $0.atoms) }
    let doFail = !inDefaults.isEmpty && inDefaults.allSatisfy { $0.answer == .fail }
    return doFail && !random.hasRequiredParameters ? "the default deployment fails" : nil
  }

  private var failing: [World] { worlds.filter { $0.answer == .fail } }

  private func judgement(of findings: [Finding]) -> String? {
    if findings.count > 1 { return "\(findings.count) findings" }
    let relevant = worlds.filter { $0.answer != .notApplicable }
    let certain = relevant.filter { !$0.isRefused }
    guard let finding = findings.first else {
      if certain.contains(where: { $0.answer == .fail }) { return "it fails, which isn't found" }
      return certain.allSatisfy { $0.answer == .pass } ? nil : "undecided, which isn't said"
    }
    switch finding.outcome {
    case .error: return has(.error) ? nil : "an error that no deployment has"
    case .undecided: return objection(toUndecided: certain)
    default: break
    }
    let doAllFail = certain.allSatisfy { $0.answer == .fail }
    if finding.outcome == .always {
      // What all agree on needs no lookup, and so isn't refused by itself; a value that wasn't tried
      // may be deployable.
      let isMoot = certain.isEmpty && canBeMoot
      if failing.isEmpty, !isMoot { return "a violation that no deployment has" }
      return doAllFail ? nil : "doesn't fail always"
    }
    if failing.isEmpty { return "a violation that no deployment has" }
    // Deployments with values that aren't tried may keep the rule.
    if failing.count == relevant.count, !random.hasFreeParameters { return "fails always" }
    return objection(toWitnessOf: finding) ?? objection(toOutcomeOf: finding)
  }

  /// Whether perhaps none of the deployments that were tried can be made, and others can.
  private var canBeMoot: Bool { random.hasFreeParameters || all.contains(where: isRefused) }

  private func isRefused(_ world: World) -> Bool { !world.isForbidden && world.answer == .refused }

  private func has(_ answer: Answer) -> Bool { worlds.contains { $0.answer == answer } }

  private func objection(toUndecided certain: [World]) -> String? {
    let failing = certain.filter { $0.answer == .fail }
    if !random.hasRequiredParameters, failing.contains(where: isDefault) {
      return "the default deployment fails"
    }
    // No question about a free text tells whether it starts with a letter.
    if random.hasFreeParameters { return nil }
    if !failing.isEmpty { return "it fails, but is said to be undecided" }
    return has(.undecided) ? nil : "undecided, but every deployment is decided"
  }

  // MARK: Witnesses

  private func objection(toWitnessOf finding: Finding) -> String? {
    guard let witness = finding.scenario else { return "no witness" }
    if witness.failing > witness.relevant { return "more fail than there are" }
    let given = Dictionary(
      witness.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let covered = worlds.filter { world in
      given.allSatisfy { world.parameters[$0.key] == $0.value }
    }
    if !covered.contains(where: { $0.answer == .fail }) { return "the witness doesn't fail" }
    // Comparisons that no value of a parameter answers are in the witness's words only.
    let isCovered = ![" is true", " is false"].contains { witness.description.contains($0) }
    if isCovered, !covered.allSatisfy({ $0.answer == .fail || $0.isRefused }) {
      return "a deployment as the witness says doesn't fail"
    }
    if random.hasRequiredParameters { return nil }
    let pasted = defaults.merging(given) { $1 }
    return covered.contains { $0.parameters == pasted && $0.answer == .fail }
      ? nil : "the witness with the other defaults doesn't fail"
  }

  // MARK: Outcomes

  private var defaults: [String: String] {
    Dictionary(
      template.parameters.compactMap { parameter in
        parameter.isPseudo ? nil : parameter.defaultValue.map { (parameter.name, $0.text) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether each parameter that has a default has it.
  private func isDefault(_ world: World) -> Bool {
    defaults.allSatisfy { world.parameters[$0.key] == $0.value }
  }

  /// Whether each parameter that lists no values has its default.
  ///
  /// - Parameter withLists: Whether elements of lists count as values that are listed.
  private func isClosed(_ world: World, withLists: Bool = true) -> Bool {
    template.parameters.allSatisfy { parameter in
      parameter.isPseudo || parameter.allowedValues != nil && (withLists || !parameter.type.isList)
        || world.parameters[parameter.name] == parameter.defaultValue?.text
    }
  }

  private func objection(toOutcomeOf finding: Finding) -> String? {
    guard let outcome = finding.outcome else { return "no outcome" }
    return expected.contains(outcome) ? nil : "outcome isn't \(expected)"
  }

  /// What the outcome can be; several where that is a matter of words.
  private var expected: [Outcome] {
    if random.hasRequiredParameters { return expectedWithRequired }
    if let world = failing.first(where: isDefault) {
      return world.isRefused ? [.default, .some, .open] : [.default]
    }
    return expectedOfOthers
  }

  private var expectedOfOthers: [Outcome] {
    if failing.contains(where: { isClosed($0, withLists: false) && !$0.isRefused }) {
      return [.some]
    }
    // What the `Rules` section or a refusal imposes on a free parameter is no choice.
    let isImposed = all.contains { world in
      isClosed(world)
        && (world.answer == .refused
          || world.isForbidden && (world.answer == .fail || alwaysFails(like: world)))
    }
    return isImposed || failing.contains(where: { isClosed($0) }) ? [.some, .open] : [.open]
  }

  /// Whether every deployment with the same values of the parameters that list theirs fails.
  private func alwaysFails(like world: World) -> Bool {
    let listed = template.parameters.filter { !$0.isPseudo && $0.allowedValues != nil }
    let alike = worlds.filter { other in
      listed.allSatisfy { other.parameters[$0.name] == world.parameters[$0.name] }
    }
    return !alike.isEmpty && alike.allSatisfy { $0.answer == .fail || $0.isRefused }
  }

  private var expectedWithRequired: [Outcome] {
    // The violation may not depend on what a required parameter is.
    let others: [Outcome] = random.hasRequiredFreeParameters ? [.some, .open] : expectedOfOthers
    let inDefaults = worlds.filter { isDefault($0) && !$0.isRefused }
    return others + (inDefaults.allSatisfy { $0.answer == .fail } ? [.default] : [])
  }
}

extension Finding {
  /// Whether it says that perhaps no such deployment is admitted.
  fileprivate var isDoubtful: Bool {
    notes.contains { $0.hasPrefix("whether the template's rules") }
  }
}
