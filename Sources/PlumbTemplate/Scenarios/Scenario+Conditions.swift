internal import PlumbSource
internal import PlumbSyntax

/// Condition functions, after
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
extension Scenario {
  func truth(of place: Place) -> Truth {
    deeper(at: place) { read(place) } ?? .unknown(Scenario.tooDeep(at: place))
  }

  private func read(_ place: Place) -> Truth {
    guard let expression = template.conditionExpression(of: place.node) else {
      return truth(ofData: place)
    }
    switch expression.arguments {
    case .condition(let name): return condition(place.at(name).text)
    case .logical(let operands): return logical(expression.function, operands.map(place.at), place)
    case .equals(let left, let right):
      if let truth = listEquality(place.at(left), place.at(right))
        ?? listEquality(place.at(right), place.at(left))
      {
        return truth
      }
      return equality(value(at: place.at(left)), value(at: place.at(right)), key: { place.atomKey })
    case .pair(let first, let second) where expression.function == .contains:
      return contains(place.at(first), place.at(second), place)
    case .pair(let first, let second) where expression.function == .eachMemberIn:
      return eachMember(of: place.at(first), isIn: place.at(second), place)
    case .pair(let first, let second) where expression.function == .eachMemberEquals:
      return eachMember(of: place.at(first), equals: place.at(second), place)
    case .malformed:
      return .unknown(malformed(expression, at: place))
    default: return truth(ofData: place)
    }
  }

  private func logical(_ function: FunctionName, _ operands: [Place], _ place: Place) -> Truth {
    switch function {
    case .and: .fold(operands.map(truth(of:)), identity: true)
    case .or: .fold(operands.map(truth(of:)), identity: false)
    default:
      operands.count == 1 ? .not(truth(of: operands[0])) : atom(place.atomKey, at: place.span)
    }
  }

  /// `true` and `false` are conditions in themselves; anything else is a matter of its own.
  private func truth(ofData place: Place) -> Truth {
    if let text = value(at: place).knownText, text == "true" || text == "false" {
      return .known(text == "true")
    }
    return atom(place.atomKey, at: place.span)
  }

  /// The truth of a comparison with something outside of the template.
  private func atom(_ key: String, at span: Span?) -> Truth {
    dependencies.insertRest()
    if let known = state.atoms[key] { return .known(known) }
    return .unknown(Unknown("condition \(key)", at: span, split: .atom(key)))
  }

  func equality(_ left: Value, _ right: Value, key: () -> String) -> Truth {
    switch (left, right) {
    case (.choice(let choice), _):
      return either(
        choice, equality(choice.then, right, key: key),
        equality(choice.otherwise, right, key: key))
    case (_, .choice): return equality(right, left, key: key)
    case (.unknown(let unknown), _), (_, .unknown(let unknown)):
      return unknown.split == nil && !unknown.isRefused
        ? atom(key(), at: unknown.reasons[0].span) : .unknown(unknown)
    case (.scalar(let one), .scalar(let other)): return .known(one.text == other.text)
    case (.parameter(let one), .parameter(let other)): return equality(one, other)
    case (.parameter(let reading), .scalar(let scalar)),
      (.scalar(let scalar), .parameter(let reading)):
      return equality(reading, scalar.text)
    case (.text(let text), .scalar(let scalar)), (.scalar(let scalar), .text(let text)):
      return equality(text, scalar.text, key: key)
    case (.text(let one), .text(let other)) where one.isSame(as: other): return .known(true)
    case (.text(let one), .text(let other)) where !one.canEqual(other): return .known(false)
    case (.text(let text), _), (_, .text(let text)):
      // Where a decision about a parameter tells more, nothing is assumed about the whole.
      let unknowns = [text.unknown, left.decidable, right.decidable].compactMap { $0 }
      return unknowns.first { $0.split != nil }.map { .unknown($0) }
        ?? atom(key(), at: text.place?.span)
    default: return atom(key(), at: nil)
    }
  }

  /// Whether a text with holes is equal to a literal; a parameter that is its only hole decides it.
  private func equality(_ text: TextValue, _ literal: String, key: () -> String) -> Truth {
    if !text.canEqual(literal) { return .known(false) }
    if let (reading, rest) = text.onlyParameter(in: literal) { return equality(reading, rest) }
    let unknown = text.unknown
    if unknown.split != nil { return .unknown(unknown) }
    return equality(firstHoleOf: text, literal) ?? atom(key(), at: text.place?.span)
  }

  /// Whether the first hole has a value that leads to the literal; nil if it is no parameter.
  ///
  /// Only parts of the literal can be such values, so that they can be asked for one by one.
  private func equality(firstHoleOf text: TextValue, _ literal: String) -> Truth? {
    guard let reading = text.firstParameter, literal.hasPrefix(text.knownPrefix) else { return nil }
    let rest = literal.dropFirst(text.knownPrefix.count)
    let candidate = (0...rest.count).lazy.map { ParameterValue(String(rest.prefix($0))) }
      .first { value in
        self.admits(value, for: reading.index)
          && text.replacing(reading.index, with: value).canEqual(literal)
      }
    guard let candidate else { return .known(false) }
    return .unknown(reading.unknown(split: .equals(parameter: reading.index, candidate)))
  }

  /// A comparison whose result doesn't depend on a choice needs no decision about it.
  private func either(_ choice: Value.Choice, _ one: Truth, _ other: Truth) -> Truth {
    if case .known(let first) = one, case .known(let second) = other, first == second { return one }
    return .unknown(choice.unknown)
  }

  /// Whether a parameter is equal to a text; parameters are compared as text.
  package func equality(_ reading: ParameterReading, _ text: String) -> Truth {
    let value = ParameterValue(text)
    guard admits(value, for: reading.index) else { return .known(false) }
    if let values = reading.domain.values {
      if values.count == 1 { return .known(true) }
      return .unknown(reading.unknown(split: .isOneOf(parameter: reading.index, [value])))
    }
    return .unknown(reading.unknown(split: .equals(parameter: reading.index, value)))
  }

  package func equality(_ one: ParameterReading, _ other: ParameterReading) -> Truth {
    let first = state.representative(of: one.index)
    let second = state.representative(of: other.index)
    if first == second { return .known(true) }
    let areDifferent = state.differences.contains { pair in
      let pair = Set([state.representative(of: pair.first), state.representative(of: pair.second)])
      return pair == [first, second]
    }
    if areDifferent { return .known(false) }
    if case .values(let values) = one.domain, values.count == 1 {
      return equality(other, values[0].text)
    }
    if case .values(let values) = other.domain, values.count == 1 {
      return equality(one, values[0].text)
    }
    if case .values(let values) = one.domain, case .values(let others) = other.domain,
      !values.contains(where: others.contains)
    {
      return .known(false)
    }
    return .unknown(one.unknown(split: .same(parameter: first, second)))
  }

  private func contains(_ list: Place, _ text: Place, _ place: Place) -> Truth {
    let text = value(at: text)
    if let known = text.knownText, !canContain(list, ParameterValue(known)) { return .known(false) }
    return member(text, isIn: value(at: list), place)
  }

  /// Whether a list, if it is that of a parameter, may have an element.
  private func canContain(_ list: Place, _ element: ParameterValue) -> Bool {
    guard case .ref(let name) = template.expression(of: list.node)?.arguments,
      let index = template.parameterIndex[list.at(name).text],
      template.parameters[index].isWrittenList, case .anything = domain(of: index)
    else { return true }
    return !element.text.contains(",") && template.parameters[index].admits(element)
  }

  private func member(_ text: Value, isIn list: Value, _ place: Place) -> Truth {
    let candidates: [Value]
    switch list {
    case .sequence(let sequence): candidates = sequence.elements
    case .unknown(let unknown):
      return unknown.split == nil ? atom(place.atomKey, at: place.span) : .unknown(unknown)
    default: candidates = [list]
    }
    return .fold(
      candidates.enumerated().map { index, candidate in
        equality(candidate, text) { "\(place.atomKey)[\(index)]" }
      }, identity: false)
  }

  private func eachMember(of list: Place, isIn others: Place, _ place: Place) -> Truth {
    guard case .sequence(let sequence) = value(at: list) else {
      return atom(place.atomKey, at: place.span)
    }
    let allowed = value(at: others)
    return .fold(sequence.elements.map { member($0, isIn: allowed, place) }, identity: true)
  }

  private func eachMember(of list: Place, equals text: Place, _ place: Place) -> Truth {
    guard case .sequence(let sequence) = value(at: list) else {
      return atom(place.atomKey, at: place.span)
    }
    let wanted = value(at: text)
    return .fold(
      sequence.elements.enumerated().map { index, element in
        equality(element, wanted) { "\(place.atomKey)[\(index)]" }
      }, identity: true)
  }
}
