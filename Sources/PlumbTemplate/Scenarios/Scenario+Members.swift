internal import PlumbSource
internal import PlumbSyntax

/// Members of mappings, with those that `Fn::ForEach` makes.
extension Scenario {
  /// The members of a mapping, and why there may be more.
  struct Members {
    var members: [(key: Name, value: Place)] = []
    var unknown: Unknown?
  }

  /// The place of a mapping's member; nil if it has none of this key.
  package func member(_ key: String, of place: Place) -> Place? {
    if place.bindings == nil, let member = place[key] { return member }
    if !template.hasLoops { return nil }
    return members(of: place).first { $0.key.text == key }?.value
  }

  /// The members of a mapping, loops expanded, in document order; of a repeated key, all.
  package func members(of place: Place) -> [(key: Name, value: Place)] {
    expansion(of: place).members
  }

  /// Where the values of a mapping's members are written, as in `members`.
  func memberPlaces(of place: Place) -> [Place] {
    if template.hasLoops { return members(of: place).map(\.value) }
    return place.node.entries.compactMap { $0.key.kind == .scalar ? place.at($0.value) : nil }
  }

  /// Why a mapping may have more members than are written; nil if it has just those.
  package func unknownMembers(of place: Place) -> Unknown? {
    guard template.hasOpenMappings, place.node.kind == .mapping else { return nil }
    return expansion(of: place).unknown
  }

  private func expansion(of place: Place) -> Members {
    // Only loops are costly, and count against the limit.
    guard template.hasLoops else {
      var expansion = Members()
      expand(place, into: &expansion)
      return expansion
    }
    if let known = expansions[place] {
      dependencies.formUnion(known.dependencies)
      return known.members
    }
    let (expansion, dependencies) = tracking {
      var expansion = Members()
      expand(place, into: &expansion)
      return expansion
    }
    expansions[place] = (expansion, dependencies)
    return expansion
  }

  private func expand(_ place: Place, into expansion: inout Members) {
    for (key, value) in place.node.entries where key.kind == .scalar {
      if place.bindings != nil { remainingLoopMembers -= 1 }
      guard remainingLoopMembers > 0 else {
        let tooMany = Unknown("the members of loops that make too many", at: key.span)
        expansion.unknown = expansion.unknown ?? tooMany
        return
      }
      if template.isExpansion(key) {
        expandLoop(key, place.at(value), into: &expansion)
        continue
      }
      if key.hasText("Fn::Transform") {
        let macro = Unknown("what Fn::Transform adds", at: key.span)
        expansion.unknown = expansion.unknown ?? macro
      }
      expansion.members.append((Name(place.at(key)), place.at(value)))
    }
  }

  private func expandLoop(_ key: Node, _ value: Place, into expansion: inout Members) {
    guard let loop = ForEach(key: key, body: value) else {
      let malformed = Unknown("a malformed Fn::ForEach", at: key.span)
      expansion.unknown = expansion.unknown ?? malformed
      return
    }
    let (rounds, unknown) = loop.rounds(in: self)
    expansion.unknown = expansion.unknown ?? unknown
    for bindings in rounds where remainingLoopMembers > 0 {
      remainingLoopMembers -= 1
      expand(Place(loop.body, bindings), into: &expansion)
    }
  }
}
