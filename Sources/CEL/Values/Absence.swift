/// The ready-made absent value.
public final class Absent: HostValue, Sendable {
  static let shared = Absent()

  public let typeName: TypeName = "absent"
  public var isAbsent: Bool { true }

  public func select(_ field: String) -> Value { .absent }
  public func index(_ key: Value) -> Value { .absent }
  public func has(_ field: String) -> Value { .bool(false) }
  public func elements() -> HostElements? { .list([]) }
}

/// How the functions of CEL treat absent arguments, in place of the errors of the standard.
///
/// Selecting, indexing, `has`, `size` and macros are in `Absent`. A host's own absent value behaves
/// the same.
enum Absence {
  /// The value of a function, one of whose arguments is absent; nil to go on as usual.
  static func result(of function: String, _ arguments: [Value]) -> Value? {
    switch function {
    case Operator.equals, Operator.notEquals:
      let isEqual = arguments.allSatisfy { $0.isAbsent || $0.isNull }
      return .bool(isEqual == (function == Operator.equals))
    case Operator.less, Operator.lessOrEqual, Operator.greater, Operator.greaterOrEqual,
      Operator.isIn, "startsWith", "endsWith", "contains", "matches":
      return .bool(false)
    case "size":
      return .int(0)
    case "type", "dyn", "optional.of", "orValue":
      return nil
    case "optional.ofNonZeroValue":
      return .optional(nil)
    // What treats lists as sets sees an empty one: giving absent would make a check an error.
    case "sets.contains", "sets.equivalent", "sets.intersects":
      return nil
    default:
      return .absent
    }
  }
}

extension Value {
  fileprivate var isNull: Bool {
    if case .null = self { true } else { false }
  }
}
