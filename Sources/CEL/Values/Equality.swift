extension Value {
  /// The value of `left == right`: a boolean, an unknown or an error.
  ///
  /// Numbers are compared across types, integers with doubles by the nearest double; values of
  /// different types are unequal.
  /// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#equality)
  public static func equal(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.unknown, _), (_, .unknown), (.error, _), (_, .error):
      return undecidedEquality(left, right)
    case (.host(let host), let other), (let other, .host(let host)):
      if host.isAbsent || other.isAbsent {
        return Absence.result(of: .equals, Arguments(left, right)) ?? .bool(false)
      }
      return host.equals(other)
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return .bool(false) }
      return Logic.all(zip(left, right).lazy.map { equal($0, $1) })
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return .bool(false) }
      return Logic.all(
        left.entries.lazy.map { key, value in
          right[key].map { equal(value, $0) } ?? .bool(false)
        })
    case (.optional(let left), .optional(let right)):
      guard let left, let right else { return .bool(left == nil && right == nil) }
      return equal(left, right)
    default:
      return .bool(areScalarsEqual(left, right))
    }
  }

  private static func undecidedEquality(_ left: Value, _ right: Value) -> Value {
    if let choice = left.choice ?? right.choice, left.isKnown || right.isKnown {
      return choice.mapAlternatives {
        left.isKnown ? equal(left, $0) : equal($0, right)
      }
    }
    switch (left, right) {
    case (.unknown(let first), .unknown(let second)): return .unknown(first.merged(with: second))
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .unknown(unknown.plain)
    case (.error, _): return left
    default: return right
    }
  }

  private static func areScalarsEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.type(let left), .type(let right)): left == right
    default: Order(numbers: left, right) == .equal
    }
  }
}

/// How two values that can be ordered lie to each other.
enum Order {
  case less
  case equal
  case greater
  /// One of them is not a number (NaN).
  case unordered

  /// Nil for values that have no order.
  init?(_ left: Value, _ right: Value) {
    switch (left, right) {
    case (.string(let left), .string(let right)):
      // UTF-8 sorts as code points do.
      self = Order(left.utf8, right.utf8)
    case (.bytes(let left), .bytes(let right)):
      self = Order(left, right)
    case (.bool(let left), .bool(let right)):
      self = Order(left ? 1 : 0, right ? 1 : 0)
    default:
      self.init(numbers: left, right)
    }
  }

  /// Nil if one of the values isn't a number.
  init?(numbers left: Value, _ right: Value) {
    switch (left, right) {
    case (.int(let left), .int(let right)): self = Order(left, right)
    case (.uint(let left), .uint(let right)): self = Order(left, right)
    case (.double(let left), .double(let right)): self = Order(left, right)
    case (.int(let left), .uint(let right)): self = Order(left, right)
    case (.uint(let left), .int(let right)): self = Order(left, right)
    case (.int(let left), .double(let right)): self = Order(integer: left, right)
    case (.uint(let left), .double(let right)): self = Order(integer: left, right)
    case (.double(let left), .int(let right)): self = Order(integer: right, left).reversed
    case (.double(let left), .uint(let right)): self = Order(integer: right, left).reversed
    default: return nil
    }
  }

  private init(_ left: some BinaryInteger, _ right: some BinaryInteger) {
    self = left < right ? .less : left == right ? .equal : .greater
  }

  private init(_ left: Double, _ right: Double) {
    self = left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
  }

  // By the nearest double, so that 9223372036854775807 equals 9223372036854775808.0: CEL's
  // conformance tests ask for that (`not_lt_dyn_int_big_lossy_double` and three more).
  private init(integer: some FixedWidthInteger, _ double: Double) {
    self = Order(Double(integer), double)
  }

  private init(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) {
    self =
      left.lexicographicallyPrecedes(right)
      ? .less : right.lexicographicallyPrecedes(left) ? .greater : .equal
  }

  private var reversed: Order {
    switch self {
    case .less: .greater
    case .greater: .less
    default: self
    }
  }
}
