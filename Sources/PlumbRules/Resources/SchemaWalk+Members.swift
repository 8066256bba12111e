internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Which members and elements must be there, and which mustn't.
extension SchemaWalk {
  /// Whether a member is there.
  private enum Presence {
    case present
    case absent
    case unknown(Unknown)
  }

  private func presence(of name: String, in spot: SchemaSpot) -> Presence {
    if let member = scenario.member(name, of: spot.place) { return presence(at: member) }
    return scenario.unknownMembers(of: spot.place).map { .unknown($0) } ?? .absent
  }

  /// Whether anything is left of a value: `AWS::NoValue` is nothing, and so is a key without a value.
  private func presence(at place: Place) -> Presence {
    guard let call = template.expression(of: place.node) else {
      return place.node.isNull ? .absent : .present
    }
    switch call.arguments {
    case .ref(let name): return name.hasText("AWS::NoValue") ? .absent : .present
    case .if(let condition, let then, let otherwise):
      switch truth(of: place.at(condition).text) {
      case .known(let isTrue): return presence(at: place.at(isTrue ? then : otherwise))
      case .unknown(let unknown):
        switch (presence(at: place.at(then)), presence(at: place.at(otherwise))) {
        case (.present, .present): return .present
        case (.absent, .absent): return .absent
        default: return .unknown(unknown)
        }
      }
    default: return .present
    }
  }

  /// Those of some members that are there, or nil after noting why that isn't known.
  private mutating func present(
    among names: SchemaList<SchemaText>, in spot: SchemaSpot
  ) -> [String]? {
    var found: [String] = []
    for name in names.map(\.description) {
      switch presence(of: name, in: spot) {
      case .present: found.append(name)
      case .absent: continue
      case .unknown(let unknown):
        note(unknown)
        return nil
      }
    }
    return found
  }

  mutating func judgeMembers(_ spot: SchemaSpot, _ schema: Schema) {
    for name in schema.required { require(name.description, in: spot, because: nil) }
    let exclusive = schema.requiredXor
    if !exclusive.isEmpty, let found = present(among: exclusive, in: spot), found.count != 1 {
      reportExclusive(exclusive, found, spot)
    }
    let alternatives = schema.requiredOr
    if !alternatives.isEmpty, let found = present(among: alternatives, in: spot), found.isEmpty {
      report(
        SchemaRules.missingAlternative, "one of \(alternatives.words) is required here", spot)
    }
    judgeDependencies(spot, schema)
    judgeMemberCount(spot, schema)
  }

  private mutating func require(_ name: String, in spot: SchemaSpot, because other: String?) {
    switch presence(of: name, in: spot) {
    case .present: break
    case .absent:
      if let other {
        report(
          SchemaRules.missingDependency, "'\(other)' needs '\(name)', which is missing", spot)
      } else {
        report(SchemaRules.missingProperty, "'\(name)' is missing here", spot)
      }
    case .unknown(let unknown): note(unknown)
    }
  }

  private mutating func reportExclusive(
    _ names: SchemaList<SchemaText>, _ found: [String], _ spot: SchemaSpot
  ) {
    let words = "exactly one of \(names.words) is needed"
    if found.isEmpty { return report(SchemaRules.conflictingProperties, words, spot) }
    depth += 1
    for name in found {
      report(
        SchemaRules.conflictingProperties, words, at: keySpan(of: name, in: spot))
    }
    depth -= 1
  }

  private func keySpan(of name: String, in spot: SchemaSpot) -> Span {
    spot.node.entry(name)?.key.span ?? spot.span
  }

  private mutating func judgeDependencies(_ spot: SchemaSpot, _ schema: Schema) {
    for (name, needed) in schema.dependentRequired where isPresent(name.description, in: spot) {
      for other in needed { require(other.description, in: spot, because: name.description) }
    }
    for (name, excluded) in schema.dependentExcluded where isPresent(name.description, in: spot) {
      guard let found = present(among: excluded, in: spot) else { continue }
      depth += 1
      for other in found {
        report(
          SchemaRules.excludedProperty, "'\(other)' may not be given together with '\(name)'",
          at: keySpan(of: other, in: spot))
      }
      depth -= 1
    }
    for (name, part) in schema.dependentSchemas where isPresent(name.description, in: spot) {
      apply(part, to: .place(spot))
    }
  }

  private mutating func isPresent(_ name: String, in spot: SchemaSpot) -> Bool {
    switch presence(of: name, in: spot) {
    case .present: return true
    case .absent: return false
    case .unknown(let unknown):
      note(unknown)
      return false
    }
  }

  private mutating func judgeMemberCount(_ spot: SchemaSpot, _ schema: Schema) {
    let (least, most) = (schema.minProperties, schema.maxProperties)
    guard least != nil || most != nil else { return }
    if let unknown = scenario.unknownMembers(of: spot.place) { return note(unknown) }
    let places = scenario.members(of: spot.place).map(\.value)
    guard let count = count(of: places) else { return }
    if let least, count < least {
      report(
        SchemaRules.unmetConstraint, "\(count) members are given; at least \(least) are needed",
        spot)
    }
    if let most, count > most {
      report(
        SchemaRules.unmetConstraint, "\(count) members are given; at most \(most) are allowed", spot
      )
    }
  }

  /// How many values are there, or nil after noting why that isn't known.
  private mutating func count(of places: [Place]) -> Int? {
    var count = 0
    for place in places {
      switch presence(at: place) {
      case .present: count += 1
      case .absent: continue
      case .unknown(let unknown):
        note(unknown)
        return nil
      }
    }
    return count
  }

  // MARK: Elements

  mutating func judgeElements(_ spot: SchemaSpot, _ schema: Schema) {
    guard schema.constrainsLists else { return }
    let places = spot.node.elements.map(spot.place.at)
    let (least, most) = (schema.minItems, schema.maxItems)
    if least != nil || most != nil, let count = count(of: places) {
      if let least, count < least {
        report(
          SchemaRules.listLengthOutOfRange,
          "\(spot.name) has \(count) elements; at least \(least) are needed", spot)
      }
      if let most, count > most {
        report(
          SchemaRules.listLengthOutOfRange,
          "\(spot.name) has \(count) elements; at most \(most) are allowed", spot)
      }
    }
    if let items = schema.items, items.isNever, places.count > schema.prefixItems.count {
      report(SchemaRules.listLengthOutOfRange, "\(spot.name) has too many elements", spot)
    }
    judgeUniqueness(spot, places, schema)
    judgeContents(spot, places, schema)
  }

  private mutating func judgeContents(_ spot: SchemaSpot, _ places: [Place], _ schema: Schema) {
    guard let contains = schema.contains else { return }
    var unknown: Unknown?
    for element in places {
      let place: Place
      switch resolved(element) {
      case .absent: continue
      case .place(let there): place = there
      case .unknown(let why):
        unknown = unknown?.merged(with: why) ?? why
        continue
      }
      var judged = fork(.judging, isSilent: true)
      judged.visit(SchemaSpot(place), contains)
      if judged.isBroken { continue }
      guard let why = judged.unknown else { return }
      unknown = unknown?.merged(with: why) ?? why
    }
    if let unknown { return note(unknown) }
    report(SchemaRules.unmetConstraint, "\(spot.name) lacks an element that is needed", spot)
  }

  private mutating func judgeUniqueness(_ spot: SchemaSpot, _ places: [Place], _ schema: Schema) {
    if places.count < 2 { return }
    let keys = schema.uniqueKeys
    guard schema.hasUniqueItems || !keys.isEmpty || schema.maxUniqueItems != nil else { return }
    var seen: Set<String> = []
    var seenKeys: Set<String> = []
    for place in places {
      switch resolved(place) {
      case .absent: continue
      case .unknown(let unknown): return note(unknown)
      case .place(let place):
        if !seen.insert(place.canonical).inserted, schema.hasUniqueItems {
          return report(SchemaRules.repeatedElement, "\(spot.name) has an element twice", spot)
        }
        if let key = place.canonical(of: keys), !seenKeys.insert(key).inserted {
          let names = keys.map(\.description).joined(separator: " and ")
          return report(
            SchemaRules.unmetConstraint, "\(spot.name) has two elements with the same \(names)",
            spot)
        }
      }
    }
    if let most = schema.maxUniqueItems, seen.count > most {
      report(
        SchemaRules.tooManyDifferentElements,
        "\(spot.name) has \(seen.count) different elements; at most \(most) are allowed", spot)
    }
  }

  private enum Resolved {
    case place(Place)
    case absent
    case unknown(Unknown)
  }

  /// A value behind the choices around it.
  private func resolved(_ place: Place) -> Resolved {
    guard let call = template.expression(of: place.node) else { return .place(place) }
    switch call.arguments {
    case .ref(let name): return name.hasText("AWS::NoValue") ? .absent : .place(place)
    case .if(let condition, let then, let otherwise):
      switch truth(of: place.at(condition).text) {
      case .known(let isTrue): return resolved(place.at(isTrue ? then : otherwise))
      case .unknown(let unknown): return .unknown(unknown)
      }
    default: return .place(place)
    }
  }
}

extension SchemaList<SchemaText> {
  /// `'A', 'B' and 'C'`.
  var words: String {
    let names = map { "'\($0)'" }
    guard names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}

extension Place {
  /// A text that is the same for equal values, functions compared as they are written.
  var canonical: String {
    var text = node.tag.map { "!\($0.name) " } ?? ""
    switch node.kind {
    case .scalar: text += "\"\(self.text)\""
    case .sequence:
      text += "[" + node.elements.map { at($0).canonical }.joined(separator: ",") + "]"
    case .mapping:
      let members = node.entries.map { "\"\($0.key.text)\":" + at($0.value).canonical }.sorted()
      text += "{" + members.joined(separator: ",") + "}"
    }
    return text
  }

  /// The same for some members taken together; nil if one is missing.
  fileprivate func canonical(of keys: SchemaList<SchemaText>) -> String? {
    if keys.isEmpty { return nil }
    var parts: [String] = []
    for key in keys {
      guard let member = self[key.description] else { return nil }
      parts.append(member.canonical)
    }
    return parts.joined(separator: ",")
  }
}
