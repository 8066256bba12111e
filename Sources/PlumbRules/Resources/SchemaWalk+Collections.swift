internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Mappings and lists: what is in them, each where it stands.
extension SchemaWalk {
  mutating func visitMapping(_ spot: SchemaSpot, _ schema: Schema) {
    let types = schema.types
    if !types.isEmpty, !types.contains(.object) {
      report(SchemaRules.wrongType, "\(spot.name) takes \(types.nouns), not a mapping", spot)
    } else if schema.listsScalars {
      report(
        SchemaRules.valueNotInEnumeration, "\(spot.name) takes a listed value, not a mapping", spot)
    }
    visitMembers(of: spot, schema)
    if isSilent, isBroken { return }
    if schema.constrainsCollections { compose(.place(spot), schema) }
  }

  private mutating func visitMembers(of spot: SchemaSpot, _ schema: Schema) {
    let properties = schema.properties
    if !schema.looksAtAllNames {
      if properties.isEmpty { return }
      // What alternatives ask for is mostly about one property of many.
      if properties.count < spot.node.count { return visitProperties(of: spot, properties) }
    }
    let names = MemberSchemas(schema)
    if template.hasLoops || spot.place.bindings != nil {
      for member in scenario.members(of: spot.place) {
        visit(member.key, member.value, names)
      }
    } else {
      for (key, value) in spot.node.entries where key.kind == .scalar {
        visit(Name(key.text, key.span), spot.place.at(value), names)
      }
    }
  }

  private mutating func visitProperties(of spot: SchemaSpot, _ properties: SchemaMap<Schema>) {
    for (name, property) in properties {
      if isSilent, branches.isEmpty, spot.place.bindings == nil {
        let key = SchemaScene.MemberKey(spot.node, name, property, aim)
        if let known = scene.verdicts[key] {
          if known { continue }
          return markBroken()
        }
        let before = unknown
        unknown = nil
        visitProperty(name.description, of: spot, property)
        if isBroken || unknown == nil { scene.verdicts[key] = !isBroken }
        if let before { note(before) }
      } else {
        visitProperty(name.description, of: spot, property)
      }
      if isSilent, isBroken { return }
    }
  }

  private mutating func visitProperty(_ name: String, of spot: SchemaSpot, _ property: Schema) {
    guard let member = scenario.member(name, of: spot.place) else { return }
    let span = spot.node.entry(name)?.key.span ?? member.span
    descend(SchemaSpot(member, key: Name(name, span)), property)
  }

  /// What a schema says about the members of a mapping, read once.
  private struct MemberSchemas {
    let schema: Schema
    let properties: SchemaMap<Schema>
    let patterns: SchemaMap<Schema>
    let others: Schema?
    let names: Schema?

    init(_ schema: Schema) {
      self.schema = schema
      properties = schema.properties
      patterns = schema.patternProperties
      others = schema.additionalProperties
      names = schema.propertyNames
    }
  }

  private mutating func visit(_ key: Name, _ value: Place, _ schemas: MemberSchemas) {
    let name = key.text
    if name == "Fn::Transform" { return }
    if ServerlessSchema.isFree(name, of: resource?.type) { return }
    let spot = SchemaSpot(value, key: key)
    if let names = schemas.names { visit(name: key, spot, names) }
    var isKnown = false
    if let property = schemas.properties[name] {
      descend(spot, property)
      isKnown = true
    }
    for (pattern, schema) in schemas.patterns where context.isFound(pattern, in: name) != false {
      descend(spot, schema)
      isKnown = true
    }
    if isKnown { return }
    if let others = schemas.others {
      descend(spot, others)
    } else if schemas.schema.isClosed {
      if let type = resource?.type, ServerlessSchema.takes(name, at: value.node, of: type) {
        return
      }
      reportUnknown(key, schemas.schema)
    }
  }

  private mutating func visit(name: Name, _ spot: SchemaSpot, _ schema: Schema) {
    depth += 1
    visit(SchemaScalar(name.text), SchemaSpot(spot.place, key: name, owner: name.span), schema)
    depth -= 1
  }

  private mutating func reportUnknown(_ name: Name, _ schema: Schema) {
    depth += 1
    let known = isSilent ? [] : schema.properties.names
    let suggestion = SpellingSuggestion(for: name.text, among: known)
    let list = suggestion == nil && 1...SchemaWalk.maximumListed ~= known.count
    report(
      SchemaRules.unknownProperty,
      "'\(name.text)' is no property here"
        + (list ? "; known are \(known.joined(separator: ", "))" : ""),
      at: name.span, suggesting: suggestion)
    depth -= 1
  }

  mutating func visitSequence(_ spot: SchemaSpot, _ schema: Schema) {
    let types = schema.types
    if !types.isEmpty, !types.contains(.array) {
      report(SchemaRules.wrongType, "\(spot.name) takes \(types.nouns), not a list", spot)
    } else if schema.listsScalars {
      report(
        SchemaRules.valueNotInEnumeration, "\(spot.name) takes a listed value, not a list", spot)
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
  var name: String {
    if let key { return "'\(key.text)'" }
    var node = node
    var isElement = false
    while node.property == nil, let parent = node.parent {
      isElement = isElement || parent.kind == .sequence && !parent.isBranchList
      node = parent
    }
    guard let key = node.property else { return "this place" }
    return isElement ? "an element of '\(key.text)'" : "'\(key.text)'"
  }
}

extension Node {
  /// The key under which it stands, if that isn't the name of `Fn::If`.
  fileprivate var property: Node? { key.flatMap { $0.hasText("Fn::If") ? nil : $0 } }

  /// Whether it is the list of a condition and its branches.
  fileprivate var isBranchList: Bool {
    kind == .sequence && (tag?.name == "If" || key?.hasText("Fn::If") == true)
  }
}
