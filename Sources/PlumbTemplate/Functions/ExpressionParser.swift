internal import PlumbSource
internal import PlumbSyntax

extension Expression {
  /// The call that a node is; nil for data.
  ///
  /// A mapping is a call if its only key is a function's name; `Condition` counts only where the
  /// caller says so, because policies have a key of that name too.
  init?(_ node: Node, isCondition: Bool = false) {
    if let tag = node.tag, let function = FunctionName(tag: tag.name) {
      self.init(function, node: node, nameSpan: tag.span, argument: node, isShort: true)
      return
    }
    self.init(withoutTag: node, isCondition: isCondition)
  }

  /// The call in the long form that a node is when its tag is left aside; nil for data.
  init?(withoutTag node: Node, isCondition: Bool = false) {
    guard node.kind == .mapping, node.count == 1, let entry = node.entries.first,
      let function = FunctionName(key: entry.key)
    else { return nil }
    if function == .condition, !(isCondition && entry.value.kind == .scalar) { return nil }
    self.init(
      function, node: node, nameSpan: entry.key.span, argument: entry.value, isShort: false)
  }

  private init(
    _ function: FunctionName, node: Node, nameSpan: Span, argument: Node, isShort: Bool
  ) {
    self.function = function
    self.node = node
    self.nameSpan = nameSpan
    self.argument = argument
    arguments = Arguments.parse(function, argument, isShort: isShort)
  }
}

extension FunctionName {
  fileprivate init?(key: Node) {
    guard key.kind == .scalar,
      key.hasPrefix("Fn::") || key.hasText("Ref") || key.hasText("Condition")
    else { return nil }
    self.init(rawValue: key.text)
  }
}

extension Expression.Arguments {
  fileprivate static func parse(_ function: FunctionName, _ argument: Node, isShort: Bool) -> Self {
    switch function {
    case .ref: ref(argument, isShort: isShort)
    case .condition:
      argument.kind == .scalar ? .condition(argument) : .malformed(expected: "a name")
    case .getAtt: getAtt(argument)
    case .sub: sub(argument)
    case .findInMap: findInMap(argument)
    case .and, .or, .not:
      argument.kind == .sequence
        ? .logical(Array(argument.elements)) : .malformed(expected: "a list of conditions")
    case .if: list(argument, 3...3) { .if(condition: $0[0], then: $0[1], otherwise: $0[2]) }
    case .equals: list(argument, 2...2) { .equals($0[0], $0[1]) }
    case .join: list(argument, 2...2) { .join(delimiter: $0[0], values: $0[1]) }
    case .select: list(argument, 2...2) { .select(index: $0[0], values: $0[1]) }
    case .split: list(argument, 2...2) { .split(delimiter: $0[0], text: $0[1]) }
    case .contains, .eachMemberEquals, .eachMemberIn, .valueOf:
      list(argument, 2...2) { .pair($0[0], $0[1]) }
    case .cidr:
      list(argument, 2...3) { .cidr(block: $0[0], count: $0[1], bits: $0.count == 3 ? $0[2] : nil) }
    case .base64, .getAZs, .getStackOutput, .importValue, .length, .refAll, .toJSONString,
      .transform, .valueOfAll:
      .one(argument)
    }
  }

  private static func list(
    _ argument: Node, _ counts: ClosedRange<Int>, _ make: ([Node]) -> Self
  ) -> Self {
    guard argument.kind == .sequence, counts.contains(argument.count) else {
      let number =
        counts.lowerBound == counts.upperBound
        ? "\(counts.lowerBound)" : "\(counts.lowerBound) or \(counts.upperBound)"
      return .malformed(expected: "a list of \(number) values")
    }
    return make(Array(argument.elements))
  }

  private static func ref(_ argument: Node, isShort: Bool) -> Self {
    let inner = isShort ? Expression(withoutTag: argument) : Expression(argument)
    if inner != nil { return .refOfResult(argument) }
    return argument.kind == .scalar ? .ref(argument) : .malformed(expected: "a name")
  }

  /// `Name.Attribute` (at the first dot), or `[Name, Attribute]`, each of which may be a call.
  private static func getAtt(_ argument: Node) -> Self {
    let expected = "a resource and an attribute"
    if argument.kind == .scalar {
      let text = argument.text
      guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
        return .malformed(expected: expected)
      }
      let head = text.utf8.distance(from: text.startIndex, to: dot)
      let resource = Name(String(text[..<dot]), argument.span(ofText: 0..<head))
      let attribute = Name(
        String(text[text.index(after: dot)...]),
        argument.span(ofText: (head + 1)..<text.utf8.count))
      return .getAtt(
        .init(resource: resource, resourceNode: nil, attribute: attribute, attributeNode: nil))
    }
    let parts = Array(argument.elements)
    guard parts.count >= 2 else { return .malformed(expected: expected) }
    let isNamed = Expression(parts[0]) == nil
    guard !isNamed || parts[0].kind == .scalar else { return .malformed(expected: expected) }
    let isPlain = parts[1...].allSatisfy { $0.kind == .scalar && $0.tag == nil }
    guard isPlain || parts.count == 2 else { return .malformed(expected: expected) }
    let attribute =
      isPlain
      ? Name(
        parts[1...].map(\.text).joined(separator: "."),
        parts[1].span.union(parts[parts.count - 1].span)) : nil
    return .getAtt(
      .init(
        resource: isNamed ? Name(parts[0].text, parts[0].span) : nil,
        resourceNode: isNamed ? nil : parts[0], attribute: attribute,
        attributeNode: isPlain ? nil : parts[1]))
  }

  private static func sub(_ argument: Node) -> Self {
    if argument.kind == .scalar { return .sub(SubString(argument, variables: nil)) }
    let parts = Array(argument.elements)
    guard parts.count == 2, parts[0].kind == .scalar, parts[1].kind == .mapping else {
      return .malformed(expected: "a string, or a list of a string and a mapping")
    }
    return .sub(SubString(parts[0], variables: parts[1]))
  }

  private static func findInMap(_ argument: Node) -> Self {
    let parts = Array(argument.elements)
    let options = parts.count == 4 ? parts[3]["DefaultValue"] : nil
    guard parts.count == 3 || options != nil else {
      return .malformed(expected: "a mapping's name and two keys")
    }
    return .findInMap(
      .init(map: parts[0], topKey: parts[1], secondKey: parts[2], defaultValue: options))
  }
}
