internal import PlumbSource
internal import PlumbSyntax

extension Template {
  /// What a comparison with something outside of the template is called in messages.
  ///
  /// The condition that it is, else the function call as the template spells it.
  package func words(forAtom key: String) -> String {
    for condition in conditions where condition.body.atomKey == key { return condition.name.text }
    return AtomComparisons(self, [key: true]).places.first.map(spelling) ?? key
  }

  /// Where comparisons are written: conditions, and the assertions and conditions of rules.
  var comparisonBodies: [Place] {
    conditions.map(\.body) + rules.flatMap(\.assertions) + rules.compactMap(\.condition)
  }

  /// The source on one line.
  private func spelling(of place: Place) -> String {
    let span = place.node.outerSpan
    let text = String(
      decoding: source.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
