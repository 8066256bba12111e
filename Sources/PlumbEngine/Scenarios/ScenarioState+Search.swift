internal import PlumbTemplate

extension ScenarioState {
  /// The part in which every parameter has its default, if it has one that is possible.
  func withDefaults(of template: Template) -> ScenarioState {
    var state = self
    for (index, parameter) in template.parameters.enumerated() {
      guard let value = parameter.defaultValue, state.admits(value, for: index, in: template) else {
        continue
      }
      state = state.pinning(index, to: value)
    }
    return state
  }

  /// The part in which the parameters that were told apart have their defaults; nil if one can't.
  func assumingDefaults(
    of template: Template, where isWanted: (Parameter) -> Bool
  ) -> ScenarioState? {
    var state = self
    for index in distinguished {
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

  /// A part of these deployments that can be made: parameters that have to differ can do so, and the
  /// `Rules` section admits it. Nil if there is none.
  func possible(in template: Template) -> ScenarioState? {
    if !differences.isEmpty, AssignmentSearch(template, self).isFutile { return nil }
    return admitted(by: template)
  }

  /// A part of these deployments that the `Rules` section admits; nil if it admits none.
  ///
  /// Gives up after a number of steps, and then takes the deployments to be admitted: an assertion
  /// that can't be decided forbids nothing.
  private func admitted(by template: Template) -> ScenarioState? {
    guard !template.rules.isEmpty else { return self }
    var work = [self]
    var steps = 0
    while let state = work.popLast() {
      steps += 1
      switch Scenario(template, state).ruleAssertions {
      case .known(true):
        if state.differences.isEmpty || !AssignmentSearch(template, state).isFutile { return state }
      case .known(false): continue
      case .unknown(let unknown):
        guard let split = unknown.split, steps < 256 else { return state }
        work += state.refined(by: split, in: template).reversed()
      }
    }
    return nil
  }
}
