internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Alternatives that a property tells apart, as `Type` does for SAM's event sources.
struct SchemaKind {
  /// Those that have the property's value.
  var alternatives: [Schema] = []
  /// That none has it; nil if some do.
  var issue: SchemaIssue?
}

extension SchemaWalk {
  /// Which of some alternatives a mapping says it is; nil where no property tells them apart, or its
  /// value isn't known.
  func kind(of instance: SchemaInstance, among alternatives: SchemaList<Schema>) -> SchemaKind? {
    guard case .place(let spot) = instance, spot.node.kind == .mapping,
      let first = alternatives.first
    else { return nil }
    for name in first.required.map(\.description) {
      let listed = alternatives.compactMap { $0.property(named: name)?.enumeration }
      guard listed.count == alternatives.count,
        let member = scenario.member(name, of: spot.place),
        template.expression(of: member.node) == nil, let scalar = SchemaScalar(member)
      else { continue }
      let fitting = zip(alternatives, listed).filter { isAllowing($0.1, scalar) }.map(\.0)
      if !fitting.isEmpty { return SchemaKind(alternatives: fitting) }
      let names = listed.flatMap { $0.map(\.shown) }
      let suggestion = SpellingSuggestion(for: scalar.text, among: names)
      var issue = SchemaIssue(
        rule: aim?.rule ?? SchemaRules.valueNotInEnumeration,
        message: suggestion == nil
          ? scalar.notOne(of: names) : "\(scalar.quoted) is not allowed here",
        span: SchemaSpot(member).span, depth: depth + 1)
      issue.suggestion = suggestion
      return SchemaKind(issue: issue)
    }
    return nil
  }
}
