/// A value that is written in a schema: an allowed value, a default.
///
/// In the words: what it is in the low three bits, its content in the others.
public enum SchemaValue: Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(SchemaText)
  case list(SchemaList<SchemaValue>)
  case map(SchemaMap<SchemaValue>)

  public enum Tag: UInt32 {
    case null
    case boolean
    /// An integer that fits into 29 bits, with its sign.
    case integer
    /// A number at a place, its low word first.
    case number
    case text
    case list
    case map
  }

  /// The text of a string; nil for any other value.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text.description
  }
}

extension SchemaValue: SchemaElement {
  public init(pack: SchemaPack, word: UInt32) {
    let content = word >> 3
    switch Tag(rawValue: word & 7) {
    case .null, nil: self = .null
    case .boolean: self = .boolean(content != 0)
    case .integer: self = .number(Double(Int32(bitPattern: word) >> 3))
    case .number:
      let low = UInt64(pack.word(Int(content)))
      let high = UInt64(pack.word(Int(content) + 1))
      self = .number(Double(bitPattern: high << 32 | low))
    case .text: self = .text(SchemaText(pack, content))
    case .list: self = .list(SchemaList(pack, at: content))
    case .map: self = .map(SchemaMap(pack, at: content))
    }
  }
}

extension SchemaList<SchemaValue> {
  /// Whether a string is among the values.
  ///
  /// The values of an enumeration are sorted, strings behind all others, so that this is a search by
  /// halves.
  public func contains(text: String) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      guard case .text(let candidate) = self[middle] else {
        low = middle + 1
        continue
      }
      let order = pack.compare(UInt32(candidate.number), to: text)
      if order == 0 { return true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
