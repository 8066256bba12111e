internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Values as rules need them; what isn't known makes the rule undecided, and is nil.
extension FindingCollector {
  /// A value that is known as a whole, or absent.
  mutating func known(_ value: Value) -> Value? {
    guard let unknown = value.decidable else { return value }
    reportUndecided(unknown)
    return nil
  }

  /// A mapping; nil for everything else.
  mutating func mapping(_ value: Value) -> MappingValue? {
    if case .mapping(let mapping) = known(value) { mapping } else { nil }
  }

  /// The mappings of a list, or the one mapping that stands instead of it.
  mutating func mappings(_ value: Value) -> [MappingValue] {
    elements(value).compactMap { mapping($0) }
  }

  /// The elements of a list that are there, or the one value that stands instead of it.
  mutating func elements(_ value: Value) -> [Value] {
    switch known(value) {
    case .sequence(let sequence): sequence.elements.compactMap { known($0) }
    case nil, .absent: []
    case let other?: [other]
    }
  }

  /// A scalar; nil for everything else.
  mutating func scalar(_ value: Value) -> ScalarValue? {
    if case .scalar(let scalar) = known(value) { scalar } else { nil }
  }

  /// The text of a scalar; nil for everything else.
  mutating func text(_ value: Value) -> String? { scalar(value)?.text }

  /// The text of a scalar that is written out where it is used; nil for functions and parameters.
  mutating func literal(_ value: Value, in template: Template) -> String? {
    decided(value).literal(in: template)
  }

  /// The text of a scalar that the template names: written out where it is used, in a mapping, or among
  /// the values that a parameter lists; nil for everything else.
  mutating func named(_ value: Value, in template: Template) -> String? {
    if case .parameter(let reading) = value, !reading.parameter.isPseudo, let pin = reading.pin {
      reportUndecided(reading.unknown(split: pin))
      return nil
    }
    let value = decided(value)
    return value.literal(in: template) ?? value.choice(in: template)
  }

  /// The value as it is, for rules that look at what is written out and pass over the rest.
  ///
  /// What a decision would tell more of, as `Fn::If`, makes the rule undecided, and is looked at again
  /// when the decision is made.
  mutating func decided(_ value: Value) -> Value {
    if let unknown = value.unknown, unknown.split != nil { reportUndecided(unknown) }
    return value
  }

  /// A whole number, also as text; nil for everything else.
  mutating func integer(_ value: Value) -> Int? { text(value).flatMap { Int($0) } }

  /// A truth value, also as text; nil for everything else.
  mutating func bool(_ value: Value) -> Bool? {
    switch text(value)?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether nothing is there; nil if that isn't known.
  mutating func isAbsent(_ value: Value) -> Bool? {
    if value.canBeAbsent, let unknown = value.unknown {
      reportUndecided(unknown)
      return nil
    }
    return value.isAbsent
  }

  /// A text that is equal for values that are equal in every deployment; nil where that isn't known.
  mutating func identity(of value: Value) -> String? {
    switch value {
    case .scalar(let scalar): return scalar.text
    case .parameter(let reading): return "${\(reading.parameter.name)}"
    case .text(let text): return text.key
    case .choice, .unknown:
      _ = known(value)
      return nil
    case .absent, .mapping, .sequence: return nil
    }
  }

  /// The resource that a value is a `Ref` or an attribute of, if it is of a type.
  mutating func target(
    of value: Value, ofType type: ResourceType, in scenario: Scenario
  ) -> Target? {
    guard let resource = resource(of: value, in: scenario), resource.type == type,
      let properties = known(scenario.properties(of: resource))
    else { return nil }
    switch properties {
    case .mapping(let mapping): return Target(resource: resource, properties: mapping)
    case .absent: return Target(resource: resource, properties: nil)
    default: return nil
    }
  }

  /// The resource that a value is a `Ref` or an attribute of; nil for other values.
  mutating func resource(of value: Value, in scenario: Scenario) -> Resource? {
    switch value {
    case .text(let text):
      guard text.pieces.count == 1, case .resource(let id, _) = text.pieces[0] else { return nil }
      return scenario.template.resource(id)
    case .choice(let choice):
      reportUndecided(choice.unknown)
      return nil
    case .unknown(let unknown):
      reportUndecided(unknown)
      return nil
    case .absent, .scalar, .parameter, .mapping, .sequence: return nil
    }
  }
}

/// A resource that another one refers to, with its properties.
struct Target {
  let resource: Resource
  /// Nil for a resource without `Properties`.
  let properties: MappingValue?

  subscript(_ key: String) -> Value { properties?[key] ?? .absent }

  /// Where to point for a property, or for its absence.
  func label(of key: String) -> Span { properties?.label(of: key) ?? resource.id.span }
}

extension Value {
  /// Where to point for the value: a scalar itself, a collection by its key or its first line.
  var label: Span? { place.map { $0.node.label } }

  /// Whether it is the value of a parameter that lists none.
  func isParameter(in template: Template) -> Bool {
    parameter(in: template).map { $0.listedValues == nil } ?? false
  }

  /// The parameter whose value it is; nil where something else gives it.
  func parameter(in template: Template) -> Parameter? {
    guard let node = place?.node, case .ref(let name) = template.expression(of: node)?.arguments
    else { return nil }
    return template.parameter(name.text)
  }

  /// The text of a scalar that is written out where it is used; nil for functions and parameters.
  fileprivate func literal(in template: Template) -> String? {
    guard case .scalar(let scalar) = self, let node = scalar.place?.node,
      template.expression(of: node) == nil
    else { return nil }
    return scalar.text
  }

  /// The text of a scalar that a mapping or the list of a parameter's values gives.
  fileprivate func choice(in template: Template) -> String? {
    guard case .scalar(let scalar) = self, let node = scalar.place?.node,
      let call = template.expression(of: node)
    else { return nil }
    if call.function == .findInMap { return scalar.text }
    return parameter(in: template)?.listedValues == nil ? nil : scalar.text
  }
}

extension MappingValue {
  /// Where to point for a member: its value or, where that takes several lines, its key.
  func label(of key: String) -> Span {
    let member = member(key)
    return member.value.label ?? member.place?.node.label ?? label
  }

  /// Where to point for something that the mapping lacks.
  var label: Span { place?.node.label ?? Span(0, 0) }
}

extension Node {
  /// Where to point for the node: a scalar itself, a collection by its key or its first line; by the
  /// key too where a scalar starts on a later line.
  fileprivate var label: Span {
    if kind == .scalar {
      guard let key, !tree.source.areOnOneLine(key.span, outerSpan) else { return span }
      return key.span
    }
    if let key { return key.span }
    return isFlow ? span : entries.first { _ in true }?.key.span ?? span
  }
}

extension Node {
  /// Where to point for a name in a call: the name itself, or what the call is the value of where
  /// that stands on an earlier line.
  ///
  /// The name itself in a text of several lines.
  func label(of name: Name) -> Span {
    if kind == .scalar, style == .literal || style == .folded { return name.span }
    let value = SchemaSpot(Place(self), key: key.map { Name($0.text, $0.span) }).span
    return tree.source.areOnOneLine(value, name.span) ? name.span : value
  }
}

extension Source {
  /// Whether two spans start on the same line.
  func areOnOneLine(_ one: Span, _ other: Span) -> Bool {
    position(at: Int(one.start)).line == position(at: Int(other.start)).line
  }
}
