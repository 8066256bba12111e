/// Arithmetic, relations, indexing and `size`.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions)
enum Operators {
  /// The commonest operators on two texts, two integers or two booleans; nil for all others.
  static func quick(_ function: String, _ left: Value, _ right: Value) -> Value? {
    switch function {
    case Operator.equals: Value.equal(left, right)
    case Operator.notEquals: negated(Value.equal(left, right))
    case Operator.less, Operator.lessOrEqual, Operator.greater, Operator.greaterOrEqual:
      relation(function, left, right)
    default: nil
    }
  }

  static let functions: [Function] =
    [Operator.less, Operator.lessOrEqual, Operator.greater, Operator.greaterOrEqual].map { name in
      .standard(name, 2...2) { relation(name, $0[0], $0[1]) }
    }
    + [Operator.add, Operator.subtract, Operator.multiply, Operator.divide, Operator.remainder].map
  { name in
    .standard(name, 2...2) { arithmetic(name, $0[0], $0[1]) }
  } + [
    .standard(Operator.equals, 2...2) { Value.equal($0[0], $0[1]) },
    .standard(Operator.notEquals, 2...2) { negated(Value.equal($0[0], $0[1])) },
    .standard(Operator.isIn, 2...2) { isIn($0[0], $0[1]) },
    .standard(Operator.index, 2...2) { index($0[0], $0[1]) },
    .standard(Operator.not, 1...1) { arguments in
      guard case .bool(let bool) = arguments[0] else { return nil }
      return .bool(!bool)
    },
    .standard(Operator.negate, 1...1) { negative($0[0]) },
    .standard("size", 1...1) { size($0[0]) },
  ]

  private static func negated(_ value: Value) -> Value {
    switch value {
    case .bool(let bool): .bool(!bool)
    case .unknown(let unknown) where unknown.isChoice: unknown.mapAlternatives(negated)
    default: value
    }
  }

  private static func relation(_ function: String, _ left: Value, _ right: Value) -> Value? {
    guard let order = Order(left, right) else { return nil }
    return switch function {
    case Operator.less: .bool(order == .less)
    case Operator.lessOrEqual: .bool(order == .less || order == .equal)
    case Operator.greater: .bool(order == .greater)
    default: .bool(order == .greater || order == .equal)
    }
  }

  private static func arithmetic(_ function: String, _ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      return integer(function, left, right) { .int($0) }
    case (.uint(let left), .uint(let right)):
      return integer(function, left, right) { .uint($0) }
    case (.double(let left), .double(let right)):
      return double(function, left, right)
    case (.string(let left), .string(let right)) where function == Operator.add:
      return .string(left + right)
    case (.bytes(let left), .bytes(let right)) where function == Operator.add:
      return .bytes(left + right)
    default:
      return function == Operator.add ? concatenation(left, right) : nil
    }
  }

  private static func concatenation(_ left: Value, _ right: Value) -> Value? {
    var rejected = Value.null
    guard let first = left.listElements(for: Operator.add, rejected: &rejected),
      let second = right.listElements(for: Operator.add, rejected: &rejected)
    else {
      if case .unknown = rejected { return rejected }
      return nil
    }
    return .list(first + second)
  }

  private static func integer<Number: FixedWidthInteger>(
    _ function: String, _ left: Number, _ right: Number, _ make: (Number) -> Value
  ) -> Value {
    if right == 0, function == Operator.divide {
      return .error(.divideByZero, "divide by zero")
    }
    if right == 0, function == Operator.remainder {
      return .error(.divideByZero, "modulus by zero")
    }
    let (result, overflows) =
      switch function {
      case Operator.add: left.addingReportingOverflow(right)
      case Operator.subtract: left.subtractingReportingOverflow(right)
      case Operator.multiply: left.multipliedReportingOverflow(by: right)
      case Operator.divide: left.dividedReportingOverflow(by: right)
      default: left.remainderReportingOverflow(dividingBy: right)
      }
    return overflows ? overflow : make(result)
  }

  private static func double(_ function: String, _ left: Double, _ right: Double) -> Value? {
    switch function {
    case Operator.add: .double(left + right)
    case Operator.subtract: .double(left - right)
    case Operator.multiply: .double(left * right)
    case Operator.divide: .double(left / right)
    default: nil
    }
  }

  private static func negative(_ value: Value) -> Value? {
    switch value {
    case .int(let int): int == .min ? overflow : .int(-int)
    case .double(let double): .double(-double)
    default: nil
    }
  }

  private static var overflow: Value { .error(.overflow, "integer overflow") }

  // MARK: Containers

  private static func isIn(_ element: Value, _ container: Value) -> Value? {
    switch container {
    case .list(let elements): return Logic.any(elements.lazy.map { Value.equal(element, $0) })
    case .map(let map):
      if case .host = element {
        return Logic.any(map.entries.lazy.map { Value.equal(element, $0.key) })
      }
      return .bool(map[element] != nil)
    case .host:
      switch Elements.of(container, for: Operator.isIn) {
      case .undecided(let value): return value
      case .elements(let elements):
        return Logic.any(elements.subjects.lazy.map { isElement($0, element, in: elements) })
      }
    default: return nil
    }
  }

  private static func isElement(
    _ candidate: Value, _ element: Value, in elements: Elements
  ) -> Value {
    if elements.skipsAbsent {
      if candidate.isAbsent { return .bool(false) }
      if let choice = candidate.choice {
        return choice.mapAlternatives { isElement($0, element, in: elements) }
      }
    }
    return Value.equal(element, candidate)
  }

  private static func index(_ container: Value, _ key: Value) -> Value? {
    switch container {
    case .list(let elements): return elementAt(key, in: elements)
    case .map(let map):
      return map[key] ?? .error(.noSuchKey(key.displayText))
    case .host(let host): return host.index(key)
    case .optional(let wrapped):
      guard let wrapped else { return container }
      let member = index(wrapped, key) ?? .noSuchOverload(Operator.index, wrapped, key)
      if case .error(let error) = member {
        return error.code == .noSuchKey || error.code == .indexOutOfBounds
          ? .optional(nil) : member
      }
      return member.isKnown ? .optional(member) : member
    default: return nil
    }
  }

  private static func elementAt(_ key: Value, in elements: [Value]) -> Value? {
    let position: Int64?
    switch key {
    case .int(let int): position = int
    case .uint(let uint): position = Int64(exactly: uint)
    case .double(let double): position = Int64(exactly: double)
    default: return nil
    }
    guard let position else {
      return .error(.indexOutOfBounds, "invalid_argument: no list index: \(key.displayText)")
    }
    guard elements.indices.contains(Int(position)) else {
      return .error(.indexOutOfBounds(position))
    }
    return elements[Int(position)]
  }

  private static func size(_ value: Value) -> Value? {
    switch value {
    case .string(let text): .int(Int64(text.unicodeScalars.count))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let elements): .int(Int64(elements.count))
    case .map(let map): .int(Int64(map.count))
    case .host(let host): host.size()
    default: nil
    }
  }
}
