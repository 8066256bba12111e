/// A value that stands in an expression.
package enum CodeConstant: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  /// By its bits, as zeros differ by their sign.
  case double(UInt64)
  case string(Text)
  case bytes([UInt8])
  case type(TypeName)
  case list([CodeConstant])

  init(_ literal: Expression.Literal) {
    self =
      switch literal {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .int(let int): .int(int)
      case .uint(let uint): .uint(uint)
      case .double(let double): .double(double.bitPattern)
      case .string(let string): .string(Text(string))
      case .bytes(let bytes): .bytes(bytes)
      case .type(let name): .type(name)
      }
  }

  var value: Value {
    switch self {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .int(let int): .int(int)
    case .uint(let uint): .uint(uint)
    case .double(let bits): .double(Double(bitPattern: bits))
    case .string(let text): .string(text.string)
    case .bytes(let bytes): .bytes(bytes)
    case .type(let name): .type(name)
    case .list(let elements): .list(elements.map(\.value))
    }
  }
}
