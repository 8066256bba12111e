internal import PlumbTemplate

/// Finds which of a scenario's decisions a violation depends on.
///
/// A rule is divided wherever it can't tell, and on its way to a violation it may have asked about
/// parameters that make no difference to this one.
struct WitnessReduction {
  private let template: Template
  /// The parts that some deployment is in, as the rule's division left them.
  ///
  /// Not only the part of them that was found to be possible: the `Rules` section may admit others.
  private let all: [ScenarioState]
  /// Of `all`, those in which the violation is found.
  private let isFailing: [Bool]

  init(_ template: Template, all: [ScenarioState], isFailing: [Bool]) {
    self.template = template
    self.all = all
    self.isFailing = isFailing
  }

  /// What `kept(of:)` leaves, with the other values of its parameters with which everything fails too.
  func reduced(_ state: ScenarioState) -> ScenarioState {
    var reduced = kept(of: state)
    var searches = 0
    for parameter in reduced.domains.keys.sorted() { widen(&reduced, parameter, &searches) }
    return reduced
  }

  /// The state without the parameters that make no difference: it fails throughout.
  ///
  /// Parameters that list no values are left out first, since a reader gains least from them.
  func kept(of state: ScenarioState) -> ScenarioState {
    let kept = distinguishing(state)
    if kept == state || failsThroughout(kept) { return kept }
    // What is known of a region depends on the partition: left out together, they may say less.
    return state
  }

  /// The state with what tells it from each part in which nothing is wrong.
  private func distinguishing(_ state: ScenarioState) -> ScenarioState {
    var kept = state
    var parts = PartsToTell()
    for (other, fails) in zip(all, isFailing) where !fails {
      guard !state.separates(what: other), !other.separates(what: state) else { continue }
      let parameters = state.domains.filter { !haveCommonValues($0.key, $0.value, state, other) }
      let atoms = state.atoms.filter { key, value in other.atoms[key].map { $0 != value } ?? false }
      if parameters.isEmpty, atoms.isEmpty { return state }
      parts.add(parameters.keys.map { .parameter($0) } + atoms.keys.map { .atom($0) })
    }
    let order = state.domains.keys.sorted { first, second in
      let (one, other) = (isListed(first), isListed(second))
      return one == other ? first > second : !one
    }
    for parameter in order where !isTied(parameter, in: state) {
      if parts.remove(.parameter(parameter)) { kept.domains[parameter] = nil }
    }
    for atom in state.atoms.keys.sorted() where parts.remove(.atom(atom)) { kept.atoms[atom] = nil }
    return kept
  }

  /// Adds the other values of a parameter with which everything that can be deployed fails as well.
  private func widen(_ state: inout ScenarioState, _ parameter: Int, _ searches: inout Int) {
    guard case .values(let values) = state.domains[parameter] else { return }
    var kept = values
    let others = template.parameters[parameter].listedValues ?? []
    let failing = failingValues(of: parameter)
    for value in others where !kept.contains(value) && failing?.contains(value) != false {
      var wider = state
      wider.domains[parameter] = .values(kept + [value])
      guard failsThroughout(wider) else { continue }
      wider.domains[parameter] = .values([value])
      if canFail(wider, &searches) { kept.append(value) }
    }
    let listed = others.filter(kept.contains)
    state.domains[parameter] = .values(listed.isEmpty ? kept : listed)
  }

  /// The values of a parameter in the parts that fail; nil where these aren't finitely many.
  private func failingValues(of parameter: Int) -> Set<ParameterValue>? {
    var values: Set<ParameterValue> = []
    for (state, fails) in zip(all, isFailing) where fails {
      guard let own = state.domain(of: parameter, in: template).values else { return nil }
      values.formUnion(own)
    }
    return values
  }

  /// How many different scenarios there are by what a reduced state tells apart, and how many fail
  /// whatever else is decided.
  func counts(by reduced: ScenarioState) -> (failing: Int, all: Int) {
    var failsThroughout: [ScenarioState: Bool] = [:]
    for (state, fails) in zip(all, isFailing) {
      var projection = state
      projection.domains = state.domains.filter { reduced.domains[$0.key] != nil }
      projection.atoms = state.atoms.filter { reduced.atoms[$0.key] != nil }
      failsThroughout[projection, default: true] =
        failsThroughout[projection, default: true] && fails
    }
    return (failsThroughout.values.count { $0 }, failsThroughout.count)
  }

  /// The named deployments in which the violation is found.
  func failing(of named: [NamedState]) -> [String] {
    named.filter { deployment in
      zip(all, isFailing).contains { $1 && meets(deployment.state, $0) }
        && deployment.state.possible(in: template) != nil
    }.map(\.name)
  }

  /// Whether a named deployment is, as far as one can tell, part of a state.
  func contains(anyOf named: [NamedState], _ state: ScenarioState) -> Bool {
    named.contains { meets($0.state, state) }
  }

  private func isListed(_ parameter: Int) -> Bool {
    template.parameters[parameter].listedValues != nil
  }

  /// Whether the state says that a parameter is equal to another one, or isn't.
  private func isTied(_ parameter: Int, in state: ScenarioState) -> Bool {
    state.sames.contains { $0.key == parameter || $0.value == parameter }
      || state.differences.contains { $0.first == parameter || $0.second == parameter }
  }

  /// Whether the violation is found in one of these deployments, which can be made.
  private func canFail(_ state: ScenarioState, _ searches: inout Int) -> Bool {
    for (other, fails) in zip(all, isFailing) where fails && meets(state, other) {
      guard searches < WitnessReduction.maximumSearches else { return false }
      searches += 1
      if other.narrowed(to: state.domains, in: template)?.possible(in: template) != nil {
        return true
      }
    }
    return false
  }

  /// More values than these are left out: a witness names enough of them.
  private static let maximumSearches = 1_000

  private func failsThroughout(_ state: ScenarioState) -> Bool {
    zip(all, isFailing).allSatisfy { other, fails in fails || !meets(state, other) }
  }

  /// Whether some deployment may be in both; no is certain.
  private func meets(_ one: ScenarioState, _ other: ScenarioState) -> Bool {
    one.domains.allSatisfy { haveCommonValues($0.key, $0.value, one, other) }
      && one.atoms.allSatisfy { key, value in other.atoms[key].map { $0 == value } ?? true }
      && !one.separates(what: other) && !other.separates(what: one)
  }

  /// Whether a parameter, of which this is one state's domain, may have one value in both.
  private func haveCommonValues(
    _ parameter: Int, _ domain: Domain, _ one: ScenarioState, _ other: ScenarioState
  ) -> Bool {
    switch (domain, other.domain(of: parameter, in: template)) {
    case (.values(let values), .values(let others)): values.contains(where: others.contains)
    case (.values(let values), .anything):
      values.contains { other.admits($0, for: parameter, in: template) }
    case (.anything, .values(let others)):
      others.contains { one.admits($0, for: parameter, in: template) }
    case (.anything(_, let bounds), .anything(_, let others)): bounds.overlap(others)
    }
  }
}

/// By which of a state's decisions parts are told from it.
private struct PartsToTell {
  enum Decided: Hashable {
    case parameter(Int)
    case atom(String)
  }

  /// The number of decisions by part.
  private var counts: [Int] = []
  /// The parts that a decision tells from the state.
  private var parts: [Decided: [Int]] = [:]

  mutating func add(_ decided: [Decided]) {
    for one in decided { parts[one, default: []].append(counts.count) }
    counts.append(decided.count)
  }

  /// Leaves a decision out unless it is a part's last one.
  ///
  /// - Returns: Whether it was left out.
  mutating func remove(_ decided: Decided) -> Bool {
    let told = parts[decided] ?? []
    if told.contains(where: { counts[$0] == 1 }) { return false }
    for part in told { counts[part] -= 1 }
    return true
  }
}

extension ScenarioState {
  /// Whether parameters differ here that are the same in another state.
  fileprivate func separates(what other: ScenarioState) -> Bool {
    differences.contains {
      other.representative(of: $0.first) == other.representative(of: $0.second)
    }
  }
}
