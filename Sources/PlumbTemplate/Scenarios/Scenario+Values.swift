internal import PlumbSource
internal import PlumbSyntax

extension Scenario {
  /// What a place is in these deployments; functions are evaluated as far as the template tells.
  public func value(at place: Place) -> Value {
    if let known = values.fixedValue(at: place) {
      note(known, at: place)
      return known
    }
    let isCall = template.isCall(place.node)
    let hangsOnCondition = template.existenceCondition(of: place) != nil
    if isCall || hangsOnCondition || place.bindings != nil,
      let known = values.dependentValue(at: place)
    {
      dependencies.formUnion(known.dependencies)
      note(known.value, at: place)
      return known.value
    }
    let value: Value
    if isCall, let expression = template.expression(of: place.node) {
      value = evaluated(expression, at: place)
    } else {
      let (data, dependencies) = tracking { uncalled(at: place) }
      values.set(data, dependencies, at: place)
      value = data
    }
    note(value, at: place)
    return value
  }

  /// Whether the value of a place is the same in all deployments.
  package func isFixed(at place: Place) -> Bool {
    let before = lastRead
    defer { lastRead = before }
    return tracking { value(at: place) }.1.isEmpty
  }

  /// What a place is that calls no function.
  private func uncalled(at place: Place) -> Value {
    if let tag = place.node.tag, tag.isForeign {
      return .unknown(Unknown("what the tag '\(tag.name)' gives", at: place.span))
    }
    return data(at: place)
  }

  private func evaluated(_ expression: Expression, at place: Place) -> Value {
    let circle = Unknown("a value that depends on itself", at: place.span)
    values.set(.unknown(circle), Dependencies(), at: place)
    let (value, dependencies) = tracking {
      deeper(at: place) { evaluate(expression, at: place) } ?? .unknown(Scenario.tooDeep(at: place))
    }
    values.set(value, dependencies, at: place)
    return value
  }

  private func note(_ value: Value, at place: Place) {
    lastRead = value.place ?? place
  }

  /// What a place is when its tag is left aside: another call, or data.
  func untagged(at place: Place) -> Value {
    template.argumentExpression(of: place.node).map { evaluate($0, at: place) } ?? data(at: place)
  }

  /// What a place is when it is no call.
  func data(at place: Place) -> Value {
    switch place.node.kind {
    case .mapping: return existing(.mapping(MappingValue(place, in: self)), at: place)
    case .sequence: return .sequence(SequenceValue(place, in: self))
    case .scalar: return .scalar(ScalarValue(place))
    }
  }

  /// A resource or an output is absent where its condition doesn't hold.
  private func existing(_ value: Value, at place: Place) -> Value {
    guard let name = template.existenceCondition(of: place) else { return value }
    switch condition(name) {
    case .known(let isTrue): return isTrue ? value : .absent
    case .unknown(let unknown):
      guard unknown.split != nil else { return .unknown(unknown) }
      return .either(name, unknown, then: value, otherwise: .absent)
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
    return .unknown(
      Unknown(
        Unknown.Reason(
          "\(name), which the template doesn't declare", place.span,
          isMistake: !template.canGain(name))))
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
  /// The elements of a comma-delimited list as values.
  var listElements: [Value] {
    elements.map { .scalar(ScalarValue($0.text)) }
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

extension Tag {
  /// Whether it is neither one of CloudFormation's functions nor a type of YAML's own.
  fileprivate var isForeign: Bool {
    !name.isEmpty && !name.hasPrefix("tag:") && FunctionName(tag: name) == nil
  }
}
