/// Which of CEL's own functions a function is, or that it is one of a host.
///
/// By it functions are told apart where they are called, and by their names where a person reads. The
/// raw value is the name, with its namespace; for operators as in CEL's own definitions.
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions)
public enum FunctionID: String, CaseIterable, Sendable {
  /// Any function that a host adds.
  case host = ""
  case add = "_+_"
  case subtract = "_-_"
  case multiply = "_*_"
  case divide = "_/_"
  case remainder = "_%_"
  case equals = "_==_"
  case notEquals = "_!=_"
  case less = "_<_"
  case lessOrEqual = "_<=_"
  case greater = "_>_"
  case greaterOrEqual = "_>=_"
  case isIn = "_in_"
  case index = "_[_]"
  case not = "!_"
  case negate = "-_"
  case size
  case int, uint, double, string, bool, bytes, type, dyn
  case contains, startsWith, endsWith, matches, charAt, indexOf, lastIndexOf, lowerAscii,
    upperAscii, replace, split, substring, trim, format
  case quote = "strings.quote"
  case distinct, flatten, slice, sort, first, last, join, reverse
  case range = "lists.range"
  case setsContains = "sets.contains"
  case setsEquivalent = "sets.equivalent"
  case setsIntersects = "sets.intersects"
  case greatest = "math.greatest"
  case least = "math.least"
  case abs = "math.abs"
  case optionalOf = "optional.of"
  case optionalNone = "optional.none"
  case optionalOfNonZeroValue = "optional.ofNonZeroValue"
  case hasValue, value, or, orValue

  /// Whether it orders its arguments.
  public var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether it tells if its arguments are equal.
  public var isEquality: Bool {
    switch self {
    case .equals, .notEquals: true
    default: false
    }
  }

  /// Whether it tells if a text has another in it.
  public var isAboutParts: Bool {
    switch self {
    case .startsWith, .endsWith, .contains: true
    default: false
    }
  }

  /// Whether it orders its arguments, or calculates with numbers alone.
  public var isAboutNumbers: Bool {
    switch self {
    case .subtract, .multiply, .divide, .remainder: true
    default: isOrder
    }
  }

  /// Whether it is an operator that gives a boolean.
  var isPredicate: Bool {
    switch self {
    case .equals, .notEquals, .isIn, .not: true
    default: isOrder
    }
  }
}
