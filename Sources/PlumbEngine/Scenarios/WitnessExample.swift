internal import PlumbTemplate

/// Chooses the deployment that a witness gives as an example: one that can be made, and that fails.
struct WitnessExample {
  private let template: Template
  /// Deployments that can be made and in which the violation is found.
  private let failing: [ScenarioState]

  init(_ template: Template, failing: [ScenarioState]) {
    self.template = template
    self.failing = failing
  }

  /// The values to give to parameters for a deployment of a state; empty if none was found.
  ///
  /// Those of the parameters that the witness tells apart; with the defaults of the others the
  /// violation is there too. Where it isn't, as the `Rules` section wants other values, those as well.
  func values(in state: ScenarioState, of told: [Int]) -> [Int: ParameterValue] {
    guard let all = AssignmentSearch(template, state).assignment else { return [:] }
    let values = all.filter { told.contains($0.key) }
    let completed = withDefaults(values)
    if failing.contains(where: { isDeployment(completed, of: $0) }) { return values }
    return all.filter { index, value in
      told.contains(index) || value != template.parameters[index].defaultValue
    }
  }

  private func isDeployment(_ values: [Int: ParameterValue], of state: ScenarioState) -> Bool {
    guard state.contains(values, in: template) else { return false }
    let given = values.reduce(state) { $0.with(.values([$1.value]), for: $1.key) }
    // A list that has no default has to be given too.
    return ListSearch(template, given) == nil
      && !AtomComparisons(template, state.atoms).contradict(given)
  }

  private func withDefaults(_ values: [Int: ParameterValue]) -> [Int: ParameterValue] {
    var completed = values
    for (index, parameter) in template.parameters.enumerated() where completed[index] == nil {
      completed[index] = parameter.defaultValue
    }
    return completed
  }
}
