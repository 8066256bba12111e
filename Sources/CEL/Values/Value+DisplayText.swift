extension Value {
  /// The value as an expression would write it, for messages.
  public var displayText: String {
    switch self {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .int(let int): String(int)
    case .uint(let uint): "\(uint)u"
    case .double(let double): String(double)
    case .string(let text): "'\(text)'"
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .list(let elements): "[\(elements.map(\.displayText).joined(separator: ", "))]"
    case .map(let map):
      "{\(map.entries.map { "\($0.key.displayText): \($0.value.displayText)" }.joined(separator: ", "))}"
    case .type(let name): name.name
    case .optional(let wrapped): wrapped.map { "optional(\($0.displayText))" } ?? "optional.none()"
    case .host(let host): host.isAbsent ? "absent" : "a value of type \(host.typeName)"
    case .unknown(let unknown): "unknown (\(unknown.reasons.joined(separator: ", ")))"
    case .error(let error): "error (\(error.message))"
    }
  }
}
