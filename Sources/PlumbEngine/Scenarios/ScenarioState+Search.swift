internal import PlumbTemplate

extension ScenarioState {
  /// The part in which every parameter that has a default has it.
  func withDefaults(of template: Template) -> ScenarioState {
    var state = self
    for (index, parameter) in template.parameters.enumerated() {
      guard let value = parameter.defaultValue, state.domains[index]?.single == nil else {
        continue
      }
      state = state.pinning(index, to: value)
    }
    return state
  }

  /// A part of these deployments that the `Rules` section admits; nil if it admits none.
  ///
  /// Gives up after a number of steps, and then takes the deployments to be admitted: an assertion
  /// that can't be decided forbids nothing.
  func admitted(by template: Template) -> ScenarioState? {
    guard !template.rules.isEmpty else { return self }
    var work = [self]
    var steps = 0
    while let state = work.popLast() {
      steps += 1
      switch Scenario(template, state).ruleAssertions {
      case .known(true): return state
      case .known(false): continue
      case .unknown(let unknown):
        guard let split = unknown.split, steps < 256 else { return state }
        work += state.refined(by: split, in: template).reversed()
      }
    }
    return nil
  }
}
