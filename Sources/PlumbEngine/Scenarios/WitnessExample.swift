internal import PlumbTemplate

/// Chooses the deployment that a witness gives as an example: one that can be made, and that fails.
struct WitnessExample {
  private let template: Template
  /// Deployments that can be made and in which the violation is found.
  private let failing: [ScenarioState]
  /// Whether there are other deployments, which the witness is still to be told from.
  private let isPart: Bool

  init(_ template: Template, failing: [ScenarioState], isPart: Bool) {
    self.template = template
    self.isPart = isPart
    self.failing = failing
  }

  /// The values to give to parameters for a deployment of a state; empty if none was found.
  ///
  /// Those of the parameters that the witness tells apart; with the defaults of the others the
  /// violation is there too. Where it isn't, as the `Rules` section wants other values, those as well.
  ///
  /// - Parameter told: What the witness says of the state.
  func values(in state: ScenarioState, of told: ScenarioState) -> [Int: ParameterValue] {
    guard let all = AssignmentSearch(template, state).assignment else { return [:] }
    return placed(needed(all, in: state, of: told), in: state)
  }

  private func needed(
    _ all: [Int: ParameterValue], in state: ScenarioState, of told: ScenarioState
  ) -> [Int: ParameterValue] {
    let names = Set(told.distinguished)
    let values = all.filter { names.contains($0.key) }
    let completed = withDefaults(values)
    if failing.contains(where: { isDeployment(completed, of: $0) }) { return values }
    var needed = all.filter { index, value in
      names.contains(index) || value != template.parameters[index].defaultValue
    }
    if isPart { return needed }
    for index in needed.keys.sorted()
    where !names.contains(index) && template.parameters[index].defaultValue == nil {
      var others = needed
      others[index] = nil
      if isEnough(others, in: state, of: told) { needed = others }
    }
    return needed
  }

  /// Whether deployments with these values can be made, and are as the witness says, whatever
  /// the parameters without a default are.
  private func isEnough(
    _ values: [Int: ParameterValue], in state: ScenarioState, of told: ScenarioState
  ) -> Bool {
    var given = giving(withDefaults(values), in: state)
    guard state.contains(withDefaults(values), in: template) else { return false }
    given.atoms = told.atoms
    guard ListSearch(template, given) == nil,
      !AtomComparisons(template, told.atoms).contradict(given)
    else { return false }
    let scenario = Scenario(template, given)
    defer { scenario.forget() }
    if case .known(false) = scenario.admission() { return false }
    if case .known(true) = scenario.ruleAssertions { return true }
    return false
  }

  /// The same with a region instead of what follows from it, which nobody can give.
  private func placed(
    _ values: [Int: ParameterValue], in state: ScenarioState
  ) -> [Int: ParameterValue] {
    let own = values.filter { !ScenarioState.followsRegion($0.key, in: template) }
    if own.count == values.count { return values }
    guard let region = giving(values, in: state).exampleOfRegion(in: template) else {
      return values
    }
    return own.merging([region.parameter: region.value]) { own, _ in own }
  }

  private func isDeployment(_ values: [Int: ParameterValue], of state: ScenarioState) -> Bool {
    guard state.contains(values, in: template) else { return false }
    let given = giving(values, in: state)
    // A list that has no default has to be given too.
    return ListSearch(template, given) == nil
      && !AtomComparisons(template, state.atoms).contradict(given)
  }

  private func giving(_ values: [Int: ParameterValue], in state: ScenarioState) -> ScenarioState {
    values.reduce(state) { $0.with(.values([$1.value]), for: $1.key) }
  }

  private func withDefaults(_ values: [Int: ParameterValue]) -> [Int: ParameterValue] {
    var completed = values
    for (index, parameter) in template.parameters.enumerated() where completed[index] == nil {
      completed[index] = parameter.defaultValue
    }
    return completed
  }
}
