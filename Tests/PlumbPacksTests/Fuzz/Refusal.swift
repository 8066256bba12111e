import PlumbSyntax
import PlumbTemplate

extension Template {
  /// The deployment with these parameters.
  func state(_ parameters: [String: String]) -> ScenarioState {
    parameters.reduce(ScenarioState()) { state, parameter in
      state.pinning(parameter.key, to: parameter.value, in: self) ?? state
    }
  }

  /// The deployments with these parameters, one for each answer from outside of the template, with the
  /// template as its loops make it there.
  func states(_ parameters: [String: String]) -> [(template: Template, state: ScenarioState)] {
    var states: [(template: Template, state: ScenarioState)] = []
    var work = [state(parameters)]
    while let state = work.popLast() {
      let expanded = expansions(in: state, limit: 1)[0].template
      let scenario = Scenario(expanded, state)
      defer { scenario.forget() }
      let truths =
        expanded.conditions.map { scenario.condition($0.name.text) } + [scenario.ruleAssertions]
      if let atom = truths.lazy.compactMap(\.atom).first {
        work += state.refined(by: atom, in: expanded).reversed()
      } else {
        states.append((expanded, state))
      }
    }
    return states
  }

  /// The parameters with what follows from the region.
  func located(_ parameters: [String: String]) -> [String: String] {
    guard let region = parameters["AWS::Region"].map({ Region($0) }) else { return parameters }
    return parameters.merging([
      "AWS::Partition": region.partition, "AWS::URLSuffix": region.urlSuffix,
    ]) { $1 }
  }

  /// Whether CloudFormation refuses the deployment with these parameters: a condition, a loop over a
  /// section, or a property of a resource that is created, looks up what isn't there.
  func isRefused(_ parameters: [String: String], _ atoms: [String: Bool]) -> Bool {
    states(parameters).contains { $0.state.atoms == atoms && $0.template.isRefused(in: $0.state) }
  }

  private func isRefused(in state: ScenarioState) -> Bool {
    if unknownLoop?.isRefused == true { return true }
    let scenario = Scenario(self, state)
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
  /// The question about something outside of the template that decides it.
  fileprivate var atom: Decision? {
    guard case .unknown(let unknown) = self, case .atom = unknown.split else { return nil }
    return unknown.split
  }

  fileprivate var isRefused: Bool {
    if case .unknown(let unknown) = self { unknown.isRefused } else { false }
  }
}
