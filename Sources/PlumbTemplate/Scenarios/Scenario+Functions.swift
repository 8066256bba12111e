internal import PlumbSource
internal import PlumbSyntax

/// Intrinsic functions that give values, after
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
extension Scenario {
  func evaluate(_ expression: Expression, at place: Place) -> Value {
    switch expression.arguments {
    case .ref(let name): return reference(to: place.at(name).text, at: place)
    case .refOfResult(let name):
      return mapText(argument(name, of: place), "the name of a Ref", place) {
        reference(to: $0, at: place)
      }
    case .getAtt(let call): return attribute(call, at: place)
    case .sub(let text): return substitute(text, at: place)
    case .if(let name, let then, let otherwise):
      return branch(place.at(name).text, place.at(then), place.at(otherwise))
    case .findInMap(let call): return find(call, at: place)
    case .join(let delimiter, let values): return join(place.at(delimiter), place.at(values), place)
    case .select(let index, let values): return select(place.at(index), place.at(values), place)
    case .split(let delimiter, let text): return split(place.at(delimiter), place.at(text), place)
    case .cidr(let block, let count, let bits):
      return cidr(place.at(block), place.at(count), bits.map(place.at), place)
    case .one(let only):
      return evaluate(expression.function, argument(only, of: place), at: place)
    case .condition, .logical, .equals:
      switch truth(of: place) {
      case .known(let value):
        return .scalar(ScalarValue(.bool(value), text: "\(value)", place: place))
      case .unknown(let unknown): return .unknown(unknown)
      }
    case .pair: return .unknown(Unknown(expression.function.rawValue, at: expression.nameSpan))
    case .malformed:
      return .unknown(malformed(expression, at: place))
    }
  }

  func malformed(_ expression: Expression, at place: Place) -> Unknown {
    Unknown(
      Unknown.Reason(
        "malformed \(expression.function.rawValue)", place.span,
        isMistake: !template.isRewrittenFreely))
  }

  /// What the only argument of the call at a place is.
  private func argument(_ node: Node, of place: Place) -> Value {
    // In the short form the argument is the tagged node itself, without its tag.
    node == place.node ? untagged(at: place) : value(at: place.at(node))
  }

  private func evaluate(_ function: FunctionName, _ argument: Value, at place: Place) -> Value {
    switch function {
    case .length: return length(argument, place)
    case .base64: return base64(argument, place)
    case .toJSONString: return JSONText.of(argument, at: place)
    case .importValue: return .unknown(Unknown("an imported value", at: place.span))
    case .getAZs: return .unknown(Unknown("the availability zones of the region", at: place.span))
    case .transform: return .unknown(Unknown("what Fn::Transform gives", at: place.span))
    default: return .unknown(Unknown(function.rawValue, at: place.span))
    }
  }

  private func branch(_ name: String, _ then: Place, _ otherwise: Place) -> Value {
    switch condition(name) {
    case .known(let isTrue): return value(at: isTrue ? then : otherwise)
    case .unknown(let unknown):
      guard unknown.split != nil else { return .unknown(unknown) }
      return .either(
        name, unknown, then: value(at: then), otherwise: value(at: otherwise))
    }
  }

  private func attribute(_ call: Expression.GetAtt, at place: Place) -> Value {
    name(call.resource, call.resourceNode, "a resource", place) { id in
      name(call.attribute, call.attributeNode, "an attribute of \(id)", place) { attribute in
        .text(TextValue([.resource(id: id, attribute: attribute)], place: place))
      }
    }
  }

  /// Goes on with a name that is written out, or given by a function.
  private func name(
    _ written: Name?, _ node: Node?, _ noun: String, _ place: Place, _ use: (String) -> Value
  ) -> Value {
    if let written { return use(place.bindings?.replacing(in: written.text) ?? written.text) }
    guard let node else { return .unknown(Unknown(noun, at: place.span)) }
    return mapText(value(at: place.at(node)), noun, place, use)
  }

  private func substitute(_ text: SubString, at place: Place) -> Value {
    let values = text.pieces.map { piece -> Value in
      switch piece {
      case .literal(let literal):
        .scalar(ScalarValue(place.bindings?.replacing(in: literal) ?? literal))
      case .variable(let variable): substitute(variable, of: text, at: place)
      }
    }
    return join(values, place)
  }

  private func substitute(_ variable: SubString.Variable, of text: SubString, at place: Place)
    -> Value
  {
    let name = variable.name.text
    if let own = text.variables?[name] { return value(at: place.at(own)) }
    if let bound = place.bindings?.value(of: name) { return .scalar(ScalarValue(bound)) }
    if let attribute = variable.attribute, template.parameterIndex[name] == nil {
      let id = place.bindings?.replacing(in: variable.head) ?? variable.head
      return .text(TextValue([.resource(id: id, attribute: attribute)], place: place))
    }
    return reference(to: name, at: place)
  }

  /// The parts in a row; one undecided choice among them becomes a choice of two texts.
  private func join(_ values: [Value], _ place: Place) -> Value {
    let choices = values.indices.filter { if case .choice = values[$0] { true } else { false } }
    guard choices.count == 1, case .choice(let choice) = values[choices[0]] else {
      return .joining(values, place: place)
    }
    return choice.mapping { value in
      var values = values
      values[choices[0]] = value
      return join(values, place)
    }
  }

  private func join(_ delimiter: Place, _ list: Place, _ place: Place) -> Value {
    let separator = value(at: delimiter)
    return mapSequence(value(at: list), place) { sequence in
      if let unknown = sequence.unknownCount { return .unknown(unknown) }
      return join(Array(sequence.elements.map { [$0] }.joined(separator: [separator])), place)
    }
  }

  /// Applies a function of a list to each side of a choice, and passes on what isn't known.
  private func mapSequence(
    _ list: Value, _ place: Place, _ transform: (SequenceValue) -> Value
  ) -> Value {
    switch list {
    case .sequence(let sequence): transform(sequence)
    case .choice(let choice):
      choice.mapping { mapSequence($0, place, transform) }
    case .unknown(let unknown): .unknown(unknown)
    case .parameter(let reading): .unknown(reading.unknown(split: reading.pin))
    case .text(let text): .unknown(text.unknown)
    case .absent, .scalar, .mapping: .unknown(Unknown("something that is no list", at: place.span))
    }
  }

  private func select(_ index: Place, _ list: Place, _ place: Place) -> Value {
    switch value(at: index) {
    case .scalar(let scalar):
      guard let wanted = Int(scalar.text) else {
        return .unknown(Unknown("the index of Fn::Select", at: place.span))
      }
      return mapSequence(value(at: list), place) { sequence in
        if let unknown = sequence.unknownCount { return .unknown(unknown) }
        let elements = sequence.elements
        return elements.indices.contains(wanted)
          ? elements[wanted]
          : .unknown(
            Unknown(
              Unknown.Reason("an element that the list hasn't", place.span, isRefused: true)))
      }
    case let other:
      return .unknown(other.decidable ?? Unknown("the index of Fn::Select", at: place.span))
    }
  }

  private func split(_ delimiter: Place, _ text: Place, _ place: Place) -> Value {
    let delimiter = value(at: delimiter)
    guard let separator = delimiter.knownText, !separator.isEmpty else {
      return .unknown(
        delimiter.decidable ?? Unknown("the delimiter of Fn::Split", at: place.span))
    }
    return split(value(at: text), by: separator, place)
  }

  private func split(_ text: Value, by separator: String, _ place: Place) -> Value {
    mapText(text, "the text of Fn::Split", place) { text in
      .sequence(
        SequenceValue(
          text.split(separator: separator, omittingEmptySubsequences: false)
            .map { .scalar(ScalarValue(String($0))) }, place: place))
    }
  }

  private func length(_ list: Value, _ place: Place) -> Value {
    mapSequence(list, place) { sequence in
      if let unknown = sequence.unknownCount { return .unknown(unknown) }
      let count = sequence.elements.count
      return .scalar(ScalarValue(.int(Int64(count)), text: "\(count)", place: place))
    }
  }

  private func base64(_ text: Value, _ place: Place) -> Value {
    mapText(text, "the text of Fn::Base64", place) {
      .scalar(ScalarValue(Base64.encode(Array($0.utf8)), place: place))
    }
  }

  /// Applies a function of a text to each side of a choice, and passes on what isn't known.
  private func mapText(
    _ text: Value, _ noun: String, _ place: Place, _ transform: (String) -> Value
  ) -> Value {
    switch text {
    case .scalar(let scalar): transform(scalar.text)
    case .choice(let choice):
      choice.mapping { mapText($0, noun, place, transform) }
    case .parameter(let reading): .unknown(reading.unknown(split: reading.pin))
    case .text(let text): .unknown(text.unknown)
    case .unknown(let unknown): .unknown(unknown)
    case .absent, .mapping, .sequence: .unknown(Unknown(noun, at: place.span))
    }
  }
}
