import PlumbSyntax
import PlumbTemplate

extension Template {
  /// The deployment with these parameters.
  func state(_ parameters: [String: String]) -> ScenarioState {
    parameters.reduce(ScenarioState()) { state, parameter in
      state.pinning(parameter.key, to: parameter.value, in: self) ?? state
    }
  }

  /// Whether CloudFormation refuses the deployment with these parameters: a condition, or a property of
  /// a resource that is created, looks up what isn't there.
  func isRefused(_ parameters: [String: String]) -> Bool {
    let scenario = Scenario(self, state(parameters))
    defer { scenario.forget() }
    if conditions.contains(where: { scenario.condition($0.name.text).isRefused }) { return true }
    return resources.contains { resource in
      guard case .known(true) = scenario.exists(resource), let properties = resource.properties
      else { return false }
      return scenario.isRefused(properties)
    }
  }
}

extension Scenario {
  /// Whether something below a place, in branches that are taken, is refused.
  fileprivate func isRefused(_ place: Place) -> Bool {
    if case .unknown(let unknown) = value(at: place), unknown.isRefused { return true }
    if case .if(let name, let then, let otherwise) = template.expression(of: place.node)?.arguments
    {
      guard case .known(let isTrue) = condition(place.at(name).text) else { return false }
      return isRefused(place.at(isTrue ? then : otherwise))
    }
    switch place.node.kind {
    case .scalar: return false
    case .sequence: return place.node.elements.contains { isRefused(place.at($0)) }
    case .mapping: return place.node.entries.contains { isRefused(place.at($0.value)) }
    }
  }
}

extension Truth {
  fileprivate var isRefused: Bool {
    if case .unknown(let unknown) = self { unknown.isRefused } else { false }
  }
}
