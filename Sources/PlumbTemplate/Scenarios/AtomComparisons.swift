internal import PlumbSyntax

/// Comparisons that a scenario's state answers, with where the template writes them.
package struct AtomComparisons {
  private let template: Template
  private let found: [(place: Place, isTrue: Bool)]
  /// Of the answers, also of those whose comparison wasn't found.
  private let count: Int

  /// - Parameter atoms: The answers, by the texts of the comparisons.
  package init(_ template: Template, _ atoms: [String: Bool]) {
    self.template = template
    count = atoms.count
    var found: [(place: Place, isTrue: Bool)] = []
    if !atoms.isEmpty {
      var missing = atoms
      for body in template.comparisonBodies {
        AtomComparisons.collect(body, &missing, into: &found)
      }
    }
    self.found = found
  }

  private static func collect(
    _ place: Place, _ missing: inout [String: Bool],
    into found: inout [(place: Place, isTrue: Bool)]
  ) {
    if missing.isEmpty { return }
    if let isTrue = missing.removeValue(forKey: place.atomKey) { found.append((place, isTrue)) }
    switch place.node.kind {
    case .scalar: return
    case .sequence:
      for element in place.node.elements { collect(place.at(element), &missing, into: &found) }
    case .mapping:
      for entry in place.node.entries { collect(place.at(entry.value), &missing, into: &found) }
    }
  }

  /// Where they are written.
  package var places: [Place] { found.map(\.place) }

  /// The parameters that decide the comparisons, together with what is outside, in ascending order.
  package var parameters: [Int] {
    let scenario = Scenario(template, ScenarioState())
    defer { scenario.forget() }
    return Set(found.flatMap { parameters(of: $0.place, in: scenario) }).sorted()
  }

  private func parameters(of place: Place, in scenario: Scenario) -> [Int] {
    scenario.parameters(readAt: place).compactMap { template.parameterIndex[$0.name] }
  }

  /// The texts that the comparisons of a parameter mention, each once, in order.
  package func texts(about parameter: Int) -> [String] {
    let scenario = Scenario(template, ScenarioState())
    defer { scenario.forget() }
    var texts: [String] = []
    for (place, _) in found where parameters(of: place, in: scenario).contains(parameter) {
      collect(place, into: &texts)
    }
    return texts
  }

  private func collect(_ place: Place, into texts: inout [String]) {
    switch template.expression(of: place.node)?.arguments {
    case .ref: return
    // An index and a delimiter are no element of a list.
    case .select(_, let values), .join(_, let values):
      return collect(place.at(values), into: &texts)
    default: break
    }
    switch place.node.kind {
    case .scalar:
      let text = place.bindings?.value(of: place.text) ?? place.text
      if !texts.contains(text) { texts.append(text) }
    case .sequence: for element in place.node.elements { collect(place.at(element), into: &texts) }
    case .mapping: for entry in place.node.entries { collect(place.at(entry.value), into: &texts) }
    }
  }

  /// Whether the parameters of a state decide one of the comparisons otherwise.
  package func contradict(_ state: ScenarioState) -> Bool {
    if found.isEmpty { return false }
    return truths(in: state).contains { truth, isTrue in
      switch truth {
      case .known(let known): known != isTrue
      case .unknown(let unknown): unknown.isRefused
      }
    }
  }

  /// Whether the parameters of a state alone decide all of the comparisons, each as it is answered.
  package func follow(from state: ScenarioState) -> Bool {
    if found.count < count { return false }
    if found.isEmpty { return true }
    return truths(in: state).allSatisfy { truth, isTrue in
      if case .known(isTrue) = truth { true } else { false }
    }
  }

  private func truths(in state: ScenarioState) -> [(Truth, Bool)] {
    var plain = state
    plain.atoms = [:]
    let scenario = Scenario(template, plain)
    defer { scenario.forget() }
    return found.map { (scenario.truth(of: $0.place), $0.isTrue) }
  }
}
