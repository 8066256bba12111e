internal import PlumbSource
internal import PlumbSyntax

/// A JSON document as plain values.
indirect enum JSONValue: Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads a document.
  ///
  /// - Throws: `DevError` if it isn't JSON.
  init(_ source: Source) throws {
    let limits = Limits(size: 64 << 20)
    let tree = Tree.parse(source, limits: limits)
    guard tree.findings.isEmpty, let root = tree.root else {
      throw DevError("'\(source.name)' isn't JSON: \(tree.findings.first?.message ?? "empty")")
    }
    self.init(root)
  }

  init(_ node: Node) {
    switch node.kind {
    case .mapping:
      let entries = node.entries.map { ($0.key.text, JSONValue($0.value)) }
      self = .object(Dictionary(entries) { first, _ in first })
    case .sequence: self = .array(node.elements.map { JSONValue($0) })
    case .scalar:
      switch node.scalar {
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .number(Double(value))
      case .float(let value): self = .number(value)
      case .string(let value): self = .string(value)
      case .null, nil: self = .null
      }
    }
  }

  subscript(key: String) -> JSONValue? { object?[key] }

  var object: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The strings of an array of strings; nil for anything else.
  var strings: [String]? {
    guard let array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }
}

extension [String: JSONValue] {
  /// The members by the bytes of their names, so that the order depends on nothing else.
  var sorted: [(key: String, value: JSONValue)] {
    sorted { $0.key.precedesByBytes($1.key) }
  }
}

extension String {
  func precedesByBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
