/// What a scalar means.
public enum Scalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
}

extension Node {
  /// The value of a scalar; nil for collections.
  public var scalar: Scalar? {
    guard kind == .scalar else { return nil }
    let text = text
    if style != .plain || tag?.name == "tag:yaml.org,2002:str" { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
    default: break
    }
    if let value = Int64(text) { return .int(value) }
    if let first = text.utf8.first, first < 0x3A, let value = Double(text) { return .float(value) }
    return .string(text)
  }
}
