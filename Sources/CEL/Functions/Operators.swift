/// Arithmetic, relations, indexing and `size`.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions)
enum Operators {
  /// The commonest operators on two texts, two integers or two booleans; nil for all others.
  static func quick(_ function: FunctionID, _ left: Value, _ right: Value) -> Value? {
    switch function {
    case .equals: Value.equal(left, right)
    case .notEquals: negated(Value.equal(left, right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      relation(function, left, right)
    default: nil
    }
  }

  static let functions: [Function] =
    [FunctionID.less, .lessOrEqual, .greater, .greaterOrEqual].map { name in
      .standard(name, 2...2) { relation(name, $0[0], $0[1]) }
    }
    + [FunctionID.add, .subtract, .multiply, .divide, .remainder].map { name in
      .standard(name, 2...2) { arithmetic(name, $0[0], $0[1]) }
    } + [
      .standard(.equals, 2...2) { Value.equal($0[0], $0[1]) },
      .standard(.notEquals, 2...2) { negated(Value.equal($0[0], $0[1])) },
      .standard(.isIn, 2...2) { isIn($0[0], $0[1]) },
      .standard(.index, 2...2) { index($0[0], $0[1]) },
      .standard(.not, 1...1) { arguments in
        guard case .bool(let bool) = arguments[0] else { return nil }
        return .bool(!bool)
      },
      .standard(.negate, 1...1) { negative($0[0]) },
      .standard(.size, 1...1) { size($0[0]) },
    ]

  private static func negated(_ value: Value) -> Value {
    switch value {
    case .bool(let bool): .bool(!bool)
    case .unknown(let unknown) where unknown.isChoice: unknown.mapAlternatives(negated)
    default: value
    }
  }

  private static func relation(_ function: FunctionID, _ left: Value, _ right: Value) -> Value? {
    guard let order = Order(left, right) else { return nil }
    return switch function {
    case .less: .bool(order == .less)
    case .lessOrEqual: .bool(order == .less || order == .equal)
    case .greater: .bool(order == .greater)
    default: .bool(order == .greater || order == .equal)
    }
  }

  private static func arithmetic(_ function: FunctionID, _ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      return integer(function, left, right) { .int($0) }
    case (.uint(let left), .uint(let right)):
      return integer(function, left, right) { .uint($0) }
    case (.double(let left), .double(let right)):
      return double(function, left, right)
    default:
      if case .add = function { return concatenation(left, right) }
      return nil
    }
  }

  private static func concatenation(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.string(let left), .string(let right)): return .string(left + right)
    case (.bytes(let left), .bytes(let right)): return .bytes(left + right)
    default: break
    }
    var rejected = Value.null
    guard let first = left.listElements(for: FunctionID.add.rawValue, rejected: &rejected),
      let second = right.listElements(for: FunctionID.add.rawValue, rejected: &rejected)
    else {
      if case .unknown = rejected { return rejected }
      return nil
    }
    return .list(first + second)
  }

  private static func integer<Number: FixedWidthInteger>(
    _ function: FunctionID, _ left: Number, _ right: Number, _ make: (Number) -> Value
  ) -> Value {
    if right == 0 {
      switch function {
      case .divide: return .error(.divideByZero, "divide by zero")
      case .remainder: return .error(.divideByZero, "modulus by zero")
      default: break
      }
    }
    let (result, overflows) =
      switch function {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      case .divide: left.dividedReportingOverflow(by: right)
      default: left.remainderReportingOverflow(dividingBy: right)
      }
    return overflows ? overflow : make(result)
  }

  private static func double(_ function: FunctionID, _ left: Double, _ right: Double) -> Value? {
    switch function {
    case .add: .double(left + right)
    case .subtract: .double(left - right)
    case .multiply: .double(left * right)
    case .divide: .double(left / right)
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
      switch Elements.of(container, for: FunctionID.isIn.rawValue) {
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
      let member = index(wrapped, key) ?? .noSuchOverload(FunctionID.index.rawValue, wrapped, key)
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
