/// What an expression can evaluate to.
///
/// Errors and unknowns are values like any other and travel through functions. Values are not
/// shared between threads: a host's values may lazily read what they stand for.
public enum Value {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  /// Text; its unit is the Unicode code point.
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map(ValueMap)
  case type(TypeName)
  indirect case optional(Value?)
  /// A value owned by the embedding program.
  case host(any HostValue)
  indirect case unknown(Unknown)
  indirect case error(EvaluationError)

  /// Nothing where something could be: what selecting a missing member of a host's value gives.
  public static var absent: Value { .host(Absent.shared) }

  /// The name of the value's type, as `type(x)` gives it.
  public var typeName: TypeName {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list
    case .map: .map
    case .type: .type
    case .optional: .optional
    case .host(let value): value.typeName
    case .unknown: "unknown"
    case .error: "error"
    }
  }

  /// Whether this is a host's value that stands for nothing.
  public var isAbsent: Bool {
    if case .host(let value) = self { value.isAbsent } else { false }
  }

  /// Whether a function can be applied: neither an unknown nor an error.
  package var isKnown: Bool {
    switch self {
    case .unknown, .error: false
    default: true
    }
  }

  /// Whether this is text, a number, a boolean, bytes or null.
  var isScalar: Bool {
    switch self {
    case .null, .bool, .int, .uint, .double, .string, .bytes: true
    default: false
    }
  }
}

/// The name of a CEL type, or of a host's type.
public struct TypeName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let name: String

  public init(stringLiteral name: String) {
    self.name = name
  }

  public var description: String { name }

  static let null: TypeName = "null_type"
  static let bool: TypeName = "bool"
  static let int: TypeName = "int"
  static let uint: TypeName = "uint"
  static let double: TypeName = "double"
  static let string: TypeName = "string"
  static let bytes: TypeName = "bytes"
  static let list: TypeName = "list"
  static let map: TypeName = "map"
  static let type: TypeName = "type"
  static let optional: TypeName = "optional_type"

  /// The types that an expression can name.
  static let all: [TypeName] = [
    .null, .bool, .int, .uint, .double, .string, .bytes, .list, .map, .type, .optional,
  ]
}
