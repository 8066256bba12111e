internal import PlumbSource
internal import PlumbSyntax

extension Scenario {
  /// What a place is in these deployments; functions are evaluated as far as the template tells.
  public func value(at place: Place) -> Value {
    if let known = values[place] {
      note(known, at: place)
      return known
    }
    values[place] = .unknown(Unknown("a value that depends on itself", at: place.span))
    let value = read(place)
    values[place] = value
    note(value, at: place)
    return value
  }

  private func note(_ value: Value, at place: Place) {
    lastRead = value.place ?? place
  }

  private func read(_ place: Place) -> Value {
    if let expression = template.expression(of: place.node) {
      return evaluate(expression, at: place)
    }
    switch place.node.kind {
    case .mapping: return .mapping(MappingValue(place, in: self))
    case .sequence: return .sequence(SequenceValue(place, in: self))
    case .scalar: return .scalar(ScalarValue(place))
    }
  }

  /// What `Ref` of a name gives.
  func reference(to name: String, at place: Place) -> Value {
    if let value = place.bindings?.value(of: name) {
      return .scalar(ScalarValue(value, place: place))
    }
    if name == "AWS::NoValue" { return .absent }
    if let index = template.parameterIndex[name] { return parameter(index, at: place) }
    if template.resource(name) != nil {
      return .text(TextValue([.resource(id: name, attribute: nil)], place: place))
    }
    return .unknown(Unknown("\(name), which the template doesn't declare", at: place.span))
  }

  /// What a parameter's `Ref` gives.
  func parameter(_ index: Int, at place: Place?) -> Value {
    let parameter = template.parameters[index]
    if parameter.type.isSystemsManager {
      return .unknown(Unknown("Systems Manager parameter \(parameter.name)", at: place?.span))
    }
    let domain = domain(of: index)
    let reading = ParameterReading(
      index: index, parameter: parameter, domain: domain, place: place)
    if parameter.type.isList {
      guard let single = domain.single else { return .unknown(reading.unknown(split: reading.pin)) }
      return .sequence(SequenceValue(single.listElements, place: place))
    }
    guard let single = domain.single else { return .parameter(reading) }
    return .scalar(ScalarValue(single.scalar(of: parameter.type), text: single.text, place: place))
  }

  // MARK: Members of mappings

  /// The place of a mapping's member; nil if it has none of this key.
  func member(_ key: String, of place: Place) -> Place? {
    if !template.hasLoops { return place[key] }
    return members(of: place).first { $0.key.text == key }?.value
  }

  /// The members of a mapping, loops expanded, in document order; of a repeated key, the first.
  func members(of place: Place) -> [(key: Name, value: Place)] {
    var members: [(key: Name, value: Place)] = []
    for (key, value) in place.node.entries where key.kind == .scalar {
      guard template.isExpansion(key) else {
        members.append((Name(place.at(key)), place.at(value)))
        continue
      }
      guard let loop = ForEach(key: key, body: place.at(value)) else { continue }
      for bindings in loop.rounds(in: self).bindings {
        members += self.members(of: Place(loop.body, bindings))
      }
    }
    return members
  }

  /// Why a mapping may have more members than are written; nil if it has just those.
  func unknownMembers(of place: Place) -> Unknown? {
    guard place.node.kind == .mapping else { return nil }
    for (key, value) in place.node.entries where key.kind == .scalar {
      if key.hasText("Fn::Transform") { return Unknown("what Fn::Transform adds", at: key.span) }
      if template.isExpansion(key) {
        guard let loop = ForEach(key: key, body: place.at(value)) else {
          return Unknown("a malformed Fn::ForEach", at: key.span)
        }
        if let unknown = loop.rounds(in: self).unknown { return unknown }
      }
    }
    return nil
  }
}

extension ScalarValue {
  init(_ place: Place) {
    let text = place.text
    let scalar = place.node.scalar ?? .string(text)
    switch scalar {
    case .bool(let value): self.init(scalar, text: value ? "true" : "false", place: place)
    case .int(let value): self.init(scalar, text: "\(value)", place: place)
    case .null: self.init(scalar, text: "", place: place)
    case .float: self.init(scalar, text: text, place: place)
    case .string: self.init(.string(text), text: text, place: place)
    }
  }
}

extension ParameterValue {
  /// The elements of a comma-delimited list, without the blanks around them.
  var listElements: [Value] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: ",", omittingEmptySubsequences: false).map { element in
      let trimmed = element.drop { $0 == " " }
      let end = trimmed.lastIndex { $0 != " " }.map(trimmed.index(after:)) ?? trimmed.startIndex
      return .scalar(ScalarValue(String(trimmed[..<end])))
    }
  }

  /// The value as a scalar, with the type that a parameter's type gives it.
  package func scalarValue(of type: ParameterType) -> ScalarValue {
    ScalarValue(scalar(of: type), text: text, place: nil)
  }

  func scalar(of type: ParameterType) -> Scalar {
    guard type == .number, let number else { return .string(text) }
    return Int64(exactly: number).map { .int($0) } ?? .float(number)
  }
}
