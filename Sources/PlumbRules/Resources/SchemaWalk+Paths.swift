internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Values at a path of names, through the choices on the way.
extension SchemaWalk {
  /// Calls `body` for each value that a path leads to; `*` stands for every element or name.
  mutating func visit(
    at path: ArraySlice<String>, _ spot: SchemaSpot,
    _ body: (inout SchemaWalk, SchemaSpot) -> Void
  ) {
    if case .if(let condition, let then, let otherwise)? =
      template.expression(of: spot.node)?.arguments
    {
      for (side, isTrue) in [(then, true), (otherwise, false)] {
        let condition = spot.place.at(condition).text
        if case .known(let known) = truth(of: condition), known != isTrue { continue }
        branches.append(SchemaBranch(condition: condition, isTrue: isTrue))
        visit(at: path, SchemaSpot(spot.place.at(side)), body)
        branches.removeLast()
      }
      return
    }
    guard let name = path.first else {
      return spot.isNoValue ? () : body(&self, spot)
    }
    if template.expression(of: spot.node) != nil { return }
    let rest = path.dropFirst()
    switch spot.node.kind {
    case .scalar: return
    case .sequence:
      guard name == "*" else { return }
      for element in spot.node.elements {
        visit(at: rest, SchemaSpot(spot.place.at(element)), body)
      }
    case .mapping:
      if name == "*" {
        for member in scenario.members(of: spot.place) {
          visit(at: rest, SchemaSpot(member.value, key: member.key), body)
        }
      } else if let member = scenario.member(name, of: spot.place) {
        let key = spot.node.entry(name)?.key
        visit(at: rest, SchemaSpot(member, key: key.map { Name($0.text, $0.span) }), body)
      }
    }
  }
}
