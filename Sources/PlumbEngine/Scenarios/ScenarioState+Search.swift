internal import PlumbTemplate

extension ScenarioState {
  /// The part in which every parameter has its default, if it has one that is possible.
  func withDefaults(of template: Template) -> ScenarioState {
    var state = self
    for (index, parameter) in template.parameters.enumerated() {
      guard let value = parameter.defaultValue, state.admits(value, for: index, in: template) else {
        continue
      }
      state.domains[state.representative(of: index)] = .values([value])
    }
    return state
  }

  /// The part in which parameters have their defaults; nil if one can't.
  func assumingDefaults(
    of template: Template, _ parameters: Set<Int>, where isWanted: (Parameter) -> Bool
  ) -> ScenarioState? {
    var state = self
    for index in parameters.sorted() {
      let parameter = template.parameters[index]
      guard isWanted(parameter), let value = parameter.defaultValue else { continue }
      guard state.admits(value, for: index, in: template) else { return nil }
      state = state.pinning(index, to: value)
    }
    return state
  }

  /// The parameters about which something was decided, in the template's order.
  var distinguished: [Int] {
    Set(domains.keys).union(sames.keys).union(sames.values)
      .union(differences.flatMap { [$0.first, $0.second] }).sorted()
  }

  /// The part in which parameters also have one of the values listed here; nil if one can't.
  ///
  /// Of domains that list nothing, only listed values are left out.
  func narrowed(to domains: [Int: Domain], in template: Template) -> ScenarioState? {
    var state = self
    for (parameter, domain) in domains.sorted(by: { $0.key < $1.key }) {
      let values: [ParameterValue]
      switch (state.domain(of: parameter, in: template), domain) {
      case (.anything, .anything): continue
      case (_, .values(let listed)):
        values = listed.filter { state.admits($0, for: parameter, in: template) }
      case (.values(let own), .anything(let except, let bounds)):
        values = own.filter { !except.contains($0) && bounds.admits($0) }
      }
      if values.isEmpty { return nil }
      state.domains[state.representative(of: parameter)] = .values(values)
    }
    return state
  }

  /// What was decided here, and in another state for deployments that are all among these.
  func intersection(withPart part: ScenarioState) -> ScenarioState {
    var both = self
    both.domains.merge(part.domains) { $1 }
    both.atoms.merge(part.atoms) { $1 }
    both.sames.merge(part.sames) { $1 }
    both.differences += part.differences.filter { !both.differences.contains($0) }
    return both
  }

  /// Whether a deployment with these values may be among these; those without a value can have any.
  func contains(_ values: [Int: ParameterValue], in template: Template) -> Bool {
    let areEqual = { (first: Int, second: Int) -> Bool? in
      guard let one = values[first], let other = values[second] else { return nil }
      return one == other
    }
    return values.allSatisfy { admits($0.value, for: $0.key, in: template) }
      && sames.allSatisfy { areEqual($0.key, $0.value) != false }
      && differences.allSatisfy { areEqual($0.first, $0.second) != true }
  }

  /// A part of these deployments that can be made; nil if there is none.
  func possible(in template: Template) -> ScenarioState? { admitted(by: template)?.state }

  /// Whether all deployments of another state are surely among these.
  func contains(_ other: ScenarioState, in template: Template) -> Bool {
    let single = { (parameter: Int) in other.domain(of: parameter, in: template).single }
    return domains.keys.allSatisfy { parameter in
      let domain = other.domain(of: parameter, in: template)
      return domain.values?.allSatisfy { admits($0, for: parameter, in: template) }
        ?? (domain == self.domain(of: parameter, in: template))
    }
      && sames.allSatisfy { same, representative in
        other.representative(of: same) == other.representative(of: representative)
          || single(same) != nil && single(same) == single(representative)
      }
      && differences.allSatisfy { pair in
        guard let first = single(pair.first), let second = single(pair.second) else {
          return other.differences.contains(pair)
        }
        return first != second
      }
      && atoms.allSatisfy { other.atoms[$0.key] == $0.value }
  }

  /// A part of these deployments that can be made: parameters that have to differ can do so, the
  /// `Rules` section admits it, and conditions look up what is there. Nil if there is none.
  ///
  /// Where that can't be decided, or not in a number of steps, there is said to be one, with a doubt.
  ///
  /// - Parameter lookups: Whether what conditions look up has to be there.
  func admitted(by template: Template, with lookups: Bool = true) -> AdmittedState? {
    guard template.canBeRefused else { return made(in: template) }
    if isContradictory(in: template) { return nil }
    var work = [self]
    var doubtful: AdmittedState?
    var steps = 0
    while let state = work.popLast() {
      steps += 1
      let scenario = Scenario(template, state)
      defer { scenario.forget() }
      switch scenario.admission(with: lookups) {
      case .known(true):
        guard let made = state.made(in: template) else { continue }
        if made.doubt == nil { return made }
        doubtful = doubtful ?? made
      case .known(false): continue
      case .unknown(let unknown):
        guard let split = unknown.split, steps < ScenarioState.maximumAdmissionSteps else {
          return AdmittedState(state: state, doubt: AdmissionDoubt(unknown))
        }
        work += state.refined(by: split, in: template).reversed()
      }
    }
    return doubtful
  }

  /// The same deployments if parameters can have values that fit what was decided; nil if they can't.
  private func made(in template: Template) -> AdmittedState? {
    if isContradictory(in: template) { return nil }
    let search = AssignmentSearch(template, self)
    if !differences.isEmpty, search.isFutile == nil {
      return AdmittedState(state: self, doubt: .tooManyDifferences)
    }
    let missing = search.namesWithoutList
    return AdmittedState(state: self, doubt: missing.isEmpty ? nil : AdmissionDoubt(lists: missing))
  }

  /// Whether parameters surely can't have values that fit what was decided.
  private func isContradictory(in template: Template) -> Bool {
    !differences.isEmpty && AssignmentSearch(template, self).isFutile == true
      || AtomComparisons(template, atoms).contradict(self)
  }

  fileprivate static let maximumAdmissionSteps = 256
}

/// Deployments that CloudFormation begins, or of which that isn't known.
struct AdmittedState {
  let state: ScenarioState
  /// Why it isn't known whether CloudFormation begins them; nil if it is.
  let doubt: AdmissionDoubt?
}

/// Why it isn't known whether the `Rules` section admits a deployment.
struct AdmissionDoubt: CustomStringConvertible {
  let description: String

  init(_ unknown: Unknown) {
    let why =
      unknown.split == nil
      ? "it depends on \(unknown.reasons.map(\.text).joined(separator: ", "))"
      : "too many scenarios: stopped after \(ScenarioState.maximumAdmissionSteps) steps"
    self.init(because: why)
  }

  /// - Parameter names: List parameters for which no value was found.
  init(lists names: [String]) {
    self.init(
      because: "no value was found for \(names.joined(separator: " and ")) with which it is so")
  }

  /// Parameters have to differ, and no values were found with which they do.
  static let tooManyDifferences = AdmissionDoubt(
    because: "no values that differ were found in \(AssignmentSearch.maximumSteps) steps")

  private init(because why: String) {
    description = "whether the template's rules and conditions admit this isn't known; \(why)"
  }
}
