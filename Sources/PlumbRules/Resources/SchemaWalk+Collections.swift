internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Mappings and lists: what is in them, each where it stands.
extension SchemaWalk {
  mutating func visitMapping(_ spot: SchemaSpot, _ schema: Schema) {
    let types = schema.types
    if !types.isEmpty, !types.contains(.object) {
      report(SchemaRules.wrongType, "\(spot.name) takes \(types.words), not a mapping", spot)
    }
    visitMembers(of: spot, schema)
    if schema.constrainsCollections { compose(.place(spot), schema) }
  }

  private mutating func visitMembers(of spot: SchemaSpot, _ schema: Schema) {
    let properties = schema.properties
    let patterns = schema.patternProperties
    let others = schema.additionalProperties
    let names = schema.propertyNames
    if properties.isEmpty, patterns.isEmpty, others == nil, names == nil, !schema.isClosed {
      return
    }
    for member in scenario.members(of: spot.place) {
      let name = member.key.text
      if name == "Fn::Transform" { continue }
      let below = SchemaSpot(member.value, key: member.key)
      if let names { visit(name: member.key, below, names) }
      var isKnown = false
      if let property = properties[name] {
        descend(below, property)
        isKnown = true
      }
      for (pattern, value) in patterns where context.isFound(pattern, in: name) != false {
        descend(below, value)
        isKnown = true
      }
      if isKnown { continue }
      if let others {
        descend(below, others)
      } else if schema.isClosed {
        reportUnknown(member.key, schema)
      }
    }
  }

  private mutating func visit(name: Name, _ spot: SchemaSpot, _ schema: Schema) {
    depth += 1
    visit(SchemaScalar(name.text), SchemaSpot(spot.place, key: name, owner: name.span), schema)
    depth -= 1
  }

  private mutating func reportUnknown(_ name: Name, _ schema: Schema) {
    depth += 1
    defer { depth -= 1 }
    let known = schema.properties.names
    let near = SpellingSuggestion.best(for: name.text, among: known)
    let hint =
      if let near {
        "; did you mean '\(near)'?"
      } else if 1...SchemaWalk.maximumListed ~= known.count {
        "; known are \(known.joined(separator: ", "))"
      } else {
        ""
      }
    report(SchemaRules.unknownProperty, "'\(name.text)' is no property here" + hint, at: name.span)
  }

  mutating func visitSequence(_ spot: SchemaSpot, _ schema: Schema) {
    let types = schema.types
    if !types.isEmpty, !types.contains(.array) {
      report(SchemaRules.wrongType, "\(spot.name) takes \(types.words), not a list", spot)
    }
    let prefix = schema.prefixItems
    let items = schema.items
    if !prefix.isEmpty || items != nil {
      for (index, element) in spot.node.elements.enumerated() {
        let below = SchemaSpot(spot.place.at(element))
        if index < prefix.count {
          descend(below, prefix[index])
        } else if let items {
          descend(below, items)
        }
      }
    }
    if schema.constrainsCollections { compose(.place(spot), schema) }
  }

  private static let maximumListed = 6
}

extension SchemaSpot {
  /// What the value is called in messages.
  var name: String { key.map { "'\($0.text)'" } ?? "this place" }
}
