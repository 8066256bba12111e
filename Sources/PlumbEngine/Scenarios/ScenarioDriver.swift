internal import PlumbSource
internal import PlumbTemplate

/// Finds out in which deployments a rule is kept, by dividing them wherever the answer differs.
///
/// Divides only where the rule can't tell, and evaluates the rule anew in each part: parameters that a
/// rule doesn't read are never told apart.
struct ScenarioDriver {
  let template: Template
  let limits: ScenarioLimits
  /// All deployments; read by every rule, so that what one has read needs no second reading.
  let initial: Scenario
  /// The deployments in which every parameter with a default has it.
  let defaults: Scenario
  /// The deployments that the user has named, each with the part that it is.
  let named: [NamedState]
  /// The defaults of the parameters that have one, by number.
  private let defaultValues: [Int: ParameterValue]
  /// Evaluations that the current rule may still make on this template.
  private var remaining = 0
  private(set) var statistics = ScenarioStatistics()
  /// Parts of the deployments: rules that divide in the same way share what they read.
  private var parts: [Scenario] = []
  /// Those that only the current subject's verdict needs.
  private var ownParts: [Scenario] = []
  /// How deployments were divided: most rules that divide them ask the same.
  private var divisions: [(state: ScenarioState, split: Decision, parts: [ScenarioState])] = []
  /// All scenarios that are looked at.
  private let family = ScenarioFamily()

  init(
    _ template: Template, initial: ScenarioState, named: [NamedState] = [], limits: ScenarioLimits
  ) {
    self.template = template
    self.named = named
    self.limits = limits
    self.initial = Scenario(template, initial, in: family)
    defaults = Scenario(template, initial.withDefaults(of: template), in: family)
    defaultValues = template.parameters.indices.reduce(into: [:]) { values, index in
      values[index] = template.parameters[index].defaultValue
    }
  }

  /// Begins with a rule: the budget of a template is by rule.
  mutating func beginRule() {
    remaining = limits.evaluationsPerRule
  }

  /// - Parameter skipsSettled: Whether nothing is asked for where nothing is wrong in any deployment,
  ///   which is what most rules say: nil then.
  mutating func run<R: Rule>(
    _ rule: R, _ subject: R.Subject, skipsSettled: Bool
  ) -> ScenarioResult? {
    statistics.pairs += 1
    ScenarioDriver.forget(&ownParts)
    let isAboutDefaults = rule.scope == .defaultScenario
    let first = evaluate(rule, subject, in: isAboutDefaults ? defaults : initial)
    if isAboutDefaults || first.collector.unknown == nil {
      if !isAboutDefaults { statistics.add(evaluations: 1, hitLimit: false) }
      if skipsSettled, first.collector.isSettled { return nil }
      return ScenarioResult(leaves: [first], inDefaults: first, areDefaultsApart: false, limit: nil)
    }
    let result = divide(first, rule, subject)
    return skipsSettled && result.isSettled ? nil : result
  }

  private mutating func divide<R: Rule>(
    _ first: ScenarioLeaf, _ rule: R, _ subject: R.Subject
  ) -> ScenarioResult {
    var work: [ScenarioState] = []
    var leaves: [ScenarioLeaf] = []
    var count = 1
    var limit: ScenarioLimit?
    var inDefaults: ScenarioLeaf?
    var current = first
    while true {
      let split = current.collector.unknown?.split
      if let split, count < limits.evaluationsPerSubject, remaining > 0 {
        work += divided(current.scenario.state, by: split).reversed()
      } else {
        if split != nil {
          limit = remaining > 0 ? .subject(count) : .rule(limits.evaluationsPerRule)
        }
        leaves.append(current)
        if split == nil, let part = ordinaryPart(of: current) {
          if inDefaults == nil, part.contains(defaultValues, in: template) {
            inDefaults = evaluate(rule, subject, in: defaults)
          }
          if !isJudged(part, by: inDefaults) { work.append(part) }
        }
      }
      guard let next = work.popLast() else { break }
      count += 1
      current = evaluate(rule, subject, in: part(next))
    }
    let known = leaves.first { tellsAboutDefaults($0) }
    let judged = known ?? inDefaults ?? evaluate(rule, subject, in: defaults)
    statistics.add(evaluations: count, hitLimit: limit != nil)
    return ScenarioResult(
      leaves: leaves, inDefaults: judged, areDefaultsApart: known == nil, limit: limit)
  }

  /// Whether what is said of the default deployment will do for a part; not if it needs a decision.
  private func isJudged(_ part: ScenarioState, by defaults: ScenarioLeaf?) -> Bool {
    part.contains(defaultValues, in: template) && part.atoms.isEmpty
      && defaults?.collector.unknown?.split == nil
  }

  /// Whether a part has the default deployment among its own, and nothing is wrong in any of them.
  ///
  /// What is wrong is looked at in the default deployment alone, for the sake of its message.
  private func tellsAboutDefaults(_ leaf: ScenarioLeaf) -> Bool {
    leaf.collector.isSettled && leaf.decided.contains(defaults.state, in: template)
  }

  /// The part of undecided deployments in which what leaves them undecided has its default.
  ///
  /// Nil where that is no smaller part.
  private func ordinaryPart(of leaf: ScenarioLeaf) -> ScenarioState? {
    guard let unknown = leaf.collector.unknown else { return nil }
    let state = leaf.scenario.state
    let part = unknown.reasons.compactMap(\.parameter).reduce(state) { state, index in
      guard let value = template.parameters[index].defaultValue,
        state.domain(of: index, in: template).values == nil,
        state.admits(value, for: index, in: template)
      else { return state }
      return state.with(.values([value]), for: index)
    }
    return part == state || !part.isSatisfiable(in: template) ? nil : part
  }

  /// The parts of a set of deployments; whether a pattern leaves each of them a value takes long to tell.
  private mutating func divided(_ state: ScenarioState, by split: Decision) -> [ScenarioState] {
    if let known = divisions.first(where: { $0.split == split && $0.state == state }) {
      return known.parts
    }
    let parts = state.refined(by: split, in: template)
    if divisions.count < ScenarioDriver.maximumParts { divisions.append((state, split, parts)) }
    return parts
  }

  private mutating func part(_ state: ScenarioState) -> Scenario {
    if let known = parts.first(where: { $0.state == state }) { return known }
    let made = Scenario(template, state, in: family)
    if parts.count < ScenarioDriver.maximumParts {
      parts.append(made)
    } else {
      ownParts.append(made)
    }
    return made
  }

  /// Lets go of what was read; nothing is evaluated after this.
  mutating func end() {
    ScenarioDriver.forget(&ownParts)
    for part in parts { part.forget() }
    initial.forget()
    defaults.forget()
    family.forget()
  }

  private static func forget(_ scenarios: inout [Scenario]) {
    for scenario in scenarios { scenario.forget() }
    scenarios = []
  }

  /// Bounds the memory: what is read of a template stays with each of its parts.
  private static let maximumParts = 64

  private mutating func evaluate<R: Rule>(
    _ rule: R, _ subject: R.Subject, in scenario: Scenario
  ) -> ScenarioLeaf {
    remaining -= 1
    var collector = FindingCollector()
    let (_, dependencies) = scenario.tracking {
      ScenarioDriver.look(rule, subject, in: scenario, into: &collector)
    }
    return ScenarioLeaf(
      scenario: scenario, decided: scenario.state, dependencies: dependencies, collector: collector)
  }

  private static func look<R: Rule>(
    _ rule: R, _ subject: R.Subject, in scenario: Scenario, into collector: inout FindingCollector
  ) {
    guard let resource = subject.resource else {
      return rule.check(subject, in: scenario, into: &collector)
    }
    switch scenario.exists(resource) {
    case .known(true): rule.check(subject, in: scenario, into: &collector)
    case .known(false): collector.reportNotApplicable()
    case .unknown(let unknown): collector.reportUndecided(unknown)
    }
  }
}

/// How many evaluations are made before a rule is left undecided.
public struct ScenarioLimits: Hashable, Sendable {
  /// Of one rule on one subject.
  public var evaluationsPerSubject: Int
  /// Of one rule on one template.
  public var evaluationsPerRule: Int

  public init(evaluationsPerSubject: Int = 256, evaluationsPerRule: Int = 20_000) {
    self.evaluationsPerSubject = evaluationsPerSubject
    self.evaluationsPerRule = evaluationsPerRule
  }

  public static let standard = ScenarioLimits()
}

/// The number of evaluations after which deployments were no longer divided.
enum ScenarioLimit: CustomStringConvertible {
  /// Of one rule on one subject.
  case subject(Int)
  /// Of one rule on the template.
  case rule(Int)

  var description: String {
    switch self {
    case .subject(let count):
      "too many scenarios: stopped after \(count) \(count == 1 ? "evaluation" : "evaluations")"
    case .rule(let count):
      "too many scenarios: stopped after \(count) evaluations of this rule on the template"
    }
  }
}

/// How many evaluations the rules of a run took.
public struct ScenarioStatistics: Hashable, Sendable {
  /// Rules on subjects.
  public var pairs = 0
  /// Of these, those for which one evaluation was enough.
  public var single = 0
  public var evaluations = 0
  /// The most that one rule on one subject took.
  public var maximum = 0
  /// Those that ran into a limit.
  public var limited = 0

  public init() {}

  mutating func add(evaluations count: Int, hitLimit: Bool) {
    evaluations += count
    maximum = max(maximum, count)
    if count == 1 { single += 1 }
    if hitLimit { limited += 1 }
  }

  /// Both together.
  public mutating func merge(_ other: ScenarioStatistics) {
    pairs += other.pairs
    single += other.single
    evaluations += other.evaluations
    maximum = max(maximum, other.maximum)
    limited += other.limited
  }
}

/// A deployment that the user has named.
struct NamedState {
  let name: String
  let state: ScenarioState
}

/// What a rule says about a set of deployments that needs no further division.
struct ScenarioLeaf {
  let scenario: Scenario
  /// The deployments as the division left them, of which `scenario` can be a part.
  let decided: ScenarioState
  /// What the rule read to say it: what a witness names.
  let dependencies: Dependencies
  let collector: FindingCollector
  /// Why it isn't known whether the deployments can be made; nil if it is, or wasn't asked.
  var doubt: AdmissionDoubt?
}

/// What a rule says about a subject in all deployments together.
struct ScenarioResult {
  let leaves: [ScenarioLeaf]
  /// What it says about the default deployment.
  let inDefaults: ScenarioLeaf
  /// Whether the default deployment was looked at on its own, and isn't one of the leaves.
  let areDefaultsApart: Bool
  /// Where division stopped before it was done; nil if it was done.
  let limit: ScenarioLimit?

  /// Whether nothing is wrong in any deployment, and nothing was left open.
  var isSettled: Bool {
    inDefaults.collector.isSettled && leaves.allSatisfy(\.collector.isSettled)
  }
}
