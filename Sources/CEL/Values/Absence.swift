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
  static func result(of function: FunctionID, _ arguments: Arguments) -> Value? {
    switch function {
    case .equals, .notEquals:
      let areEqual = arguments.allSatisfy { $0.isAbsent || $0.isNull }
      if case .equals = function { return .bool(areEqual) }
      return .bool(!areEqual)
    case .less, .lessOrEqual, .greater, .greaterOrEqual,
      .isIn, .startsWith, .endsWith, .contains, .matches:
      return .bool(false)
    case .size:
      return .int(0)
    case .type, .dyn, .optionalOf, .orValue:
      return nil
    case .optionalOfNonZeroValue:
      return .optional(nil)
    // What treats lists as sets sees an empty one: giving absent would make a check an error.
    case .setsContains, .setsEquivalent, .setsIntersects:
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
