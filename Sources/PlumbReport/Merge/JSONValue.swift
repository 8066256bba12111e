internal import PlumbSyntax

/// A JSON value that was read, to be written again as `JSONEmitter` writes it.
indirect enum JSONValue: Hashable {
  struct Member: Hashable {
    let key: String
    let value: JSONValue
  }

  case object([Member])
  case array([JSONValue])
  case string(String)
  /// A number, `true`, `false` or `null`, as written.
  case literal(String)

  init(_ node: Node) {
    switch node.kind {
    case .mapping:
      self = .object(
        node.writtenEntries.map { Member(key: $0.key.text, value: JSONValue($0.value)) })
    case .sequence: self = .array(node.elements.map(JSONValue.init))
    case .scalar where node.style == .plain: self = .literal(node.text)
    case .scalar: self = .string(node.text)
    }
  }

  /// The value under a key; nil if there is none or it is no object.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// An object with another value for one of its keys.
  func setting(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.map { $0.key == key ? Member(key: key, value: value) : $0 })
  }

  /// Empty for anything but an array.
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// Empty for anything but a string.
  var text: String {
    if case .string(let text) = self { text } else { "" }
  }

  /// Zero for anything but a whole number.
  var integer: Int {
    if case .literal(let text) = self { Int(text) ?? 0 } else { 0 }
  }
}

extension JSONEmitter {
  mutating func value(_ value: JSONValue) {
    switch value {
    case .object(let members):
      object { json in
        for member in members {
          json.key(member.key)
          json.value(member.value)
        }
      }
    case .array(let elements): array(elements) { $0.value($1) }
    case .string(let text): string(text)
    case .literal(let text): literal(text)
    }
  }

  /// Each value on a line of its own, for the body of `lines`.
  mutating func lines(of values: [JSONValue]) {
    for value in values {
      line()
      self.value(value)
    }
  }
}
