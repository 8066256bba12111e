internal import PlumbSource
internal import PlumbSyntax

extension Template {
  /// What a comparison with something outside of the template is called in messages.
  ///
  /// The condition that it is, else the function call as the template spells it.
  package func words(forAtom key: String) -> String {
    for condition in conditions where condition.body.atomKey == key { return condition.name.text }
    for body in conditions.map(\.body) + rules.flatMap(\.assertions) + rules.compactMap(\.condition)
    {
      if let place = place(ofAtom: key, in: body) { return spelling(of: place) }
    }
    return key
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
