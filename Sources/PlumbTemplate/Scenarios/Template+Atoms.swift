internal import PlumbSource
internal import PlumbSyntax

extension Template {
  /// What a comparison with something outside of the template is called in messages.
  ///
  /// The condition that it is, else the function call as the template spells it.
  package func words(forAtom key: String) -> String {
    for condition in conditions where condition.body.atomKey == key { return condition.name.text }
    return place(ofAtom: key).map(spelling) ?? key
  }

  /// Where a comparison with something outside of the template is written; nil if it isn't found.
  private func place(ofAtom key: String) -> Place? {
    let bodies =
      conditions.map(\.body) + rules.flatMap(\.assertions) + rules.compactMap(\.condition)
    return bodies.lazy.compactMap { self.place(ofAtom: key, in: $0) }.first
  }

  /// The parameters that decide comparisons, by their texts, together with what is outside.
  package func parameters(decidingAtoms keys: some Sequence<String>) -> Set<Int> {
    let scenario = Scenario(self, ScenarioState())
    defer { scenario.forget() }
    let names = keys.compactMap { place(ofAtom: $0) }
      .flatMap { scenario.parameters(readAt: $0) }.map(\.name)
    return Set(names.compactMap { parameterIndex[$0] })
  }

  /// Whether the parameters of a state decide a comparison otherwise than the state says.
  package func contradictsAtoms(_ state: ScenarioState) -> Bool {
    if state.atoms.isEmpty { return false }
    var plain = state
    plain.atoms = [:]
    let scenario = Scenario(self, plain)
    defer { scenario.forget() }
    return state.atoms.contains { key, value in
      guard let place = place(ofAtom: key), case .known(let truth) = scenario.truth(of: place)
      else { return false }
      return truth != value
    }
  }

  private func place(ofAtom key: String, in place: Place) -> Place? {
    if place.atomKey == key { return place }
    switch place.node.kind {
    case .scalar: return nil
    case .sequence:
      return place.node.elements.lazy.compactMap { self.place(ofAtom: key, in: place.at($0)) }.first
    case .mapping:
      return place.node.entries.lazy.compactMap {
        self.place(ofAtom: key, in: place.at($0.value))
      }.first
    }
  }

  /// The source on one line.
  private func spelling(of place: Place) -> String {
    let span = place.node.outerSpan
    let text = String(
      decoding: source.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
