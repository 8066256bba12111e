/// Conversions between types, `type` and `dyn`.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#type-conversions)
enum Conversions {
  static let functions: [Function] = [
    .standard(.int, 1...1) { int($0[0]) },
    .standard(.uint, 1...1) { uint($0[0]) },
    .standard(.double, 1...1) { double($0[0]) },
    .standard(.string, 1...1) { string($0[0]) },
    .standard(.bool, 1...1) { bool($0[0]) },
    .standard(.bytes, 1...1) { bytes($0[0]) },
    .standard(.type, 1...1) { .type($0[0].typeName) },
    .standard(.dyn, 1...1) { $0[0] },
  ]

  private static func int(_ value: Value) -> Value? {
    switch value {
    case .int: value
    case .uint(let uint): Int64(exactly: uint).map { .int($0) } ?? rangeError("int", value)
    // The ends of the range are no exact results of rounding, and are refused.
    case .double(let double):
      double > -0x1p63 && double < 0x1p63 ? .int(Int64(double)) : rangeError("int", value)
    case .string(let text): Int64(text).map { .int($0) } ?? conversionError("int", value)
    default: nil
    }
  }

  private static func uint(_ value: Value) -> Value? {
    switch value {
    case .uint: value
    case .int(let int): UInt64(exactly: int).map { .uint($0) } ?? rangeError("uint", value)
    case .double(let double):
      double >= 0 && double < 0x1p64 ? .uint(UInt64(double)) : rangeError("uint", value)
    case .string(let text): UInt64(text).map { .uint($0) } ?? conversionError("uint", value)
    default: nil
    }
  }

  private static func double(_ value: Value) -> Value? {
    switch value {
    case .double: value
    case .int(let int): .double(Double(int))
    case .uint(let uint): .double(Double(uint))
    case .string(let text): Double(text).map { .double($0) } ?? conversionError("double", value)
    default: nil
    }
  }

  static func string(_ value: Value) -> Value? {
    switch value {
    case .string: return value
    case .bool(let bool): return .string(bool ? "true" : "false")
    case .int(let int): return .string(String(int))
    case .uint(let uint): return .string(String(uint))
    case .double(let double): return .string(text(of: double))
    case .bytes(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      // Decoding repairs what is wrong, which changes the bytes.
      return text.utf8.elementsEqual(bytes)
        ? .string(text) : .error(.conversion, "invalid UTF-8 in bytes")
    default: return nil
    }
  }

  /// The shortest decimal form that reads back as the same number, without `.0`.
  static func text(of double: Double) -> String {
    guard double.isFinite else { return double.isNaN ? "NaN" : double < 0 ? "-Inf" : "+Inf" }
    let text = double.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func bool(_ value: Value) -> Value? {
    switch value {
    case .bool: return value
    case .string(let text):
      if ["1", "t", "true", "TRUE", "True"].contains(text) { return .bool(true) }
      if ["0", "f", "false", "FALSE", "False"].contains(text) { return .bool(false) }
      return conversionError("bool", value)
    default: return nil
    }
  }

  private static func bytes(_ value: Value) -> Value? {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(Array(text.utf8))
    default: nil
    }
  }

  private static func rangeError(_ type: String, _ value: Value) -> Value {
    .error(.overflow, "range error: \(value.displayText) is no \(type)")
  }

  private static func conversionError(_ type: String, _ value: Value) -> Value {
    .error(.conversion, "type conversion error: \(value.displayText) is no \(type)")
  }
}
