/// A list of the pack, read element by element.
///
/// In the words: the number of elements, then a word an element.
public struct SchemaList<Element: SchemaElement>: RandomAccessCollection, Sendable {
  public let pack: SchemaPack
  /// The place of the count; 0 for an empty list that isn't written anywhere.
  public let place: Int
  public let count: Int

  public init(_ pack: SchemaPack, at place: UInt32?) {
    self.pack = pack
    self.place = Int(place ?? 0)
    count = self.place == 0 ? 0 : Int(pack.word(self.place))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "no element \(index) of \(count)")
    return Element(pack: pack, word: pack.word(place + 1 + index))
  }
}

extension SchemaList<SchemaText> {
  /// Whether a text is among the elements.
  public func contains(_ text: String) -> Bool { contains { $0 == text } }
}

/// Names with what stands under them, sorted by the names' bytes.
///
/// In the words: the number of entries, then two words an entry.
public struct SchemaMap<Value: SchemaElement>: RandomAccessCollection, Sendable {
  public typealias Element = (name: SchemaText, value: Value)

  public let pack: SchemaPack
  public let place: Int
  public let count: Int

  public init(_ pack: SchemaPack, at place: UInt32?) {
    self.pack = pack
    self.place = Int(place ?? 0)
    count = self.place == 0 ? 0 : Int(pack.word(self.place))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "no entry \(index) of \(count)")
    let entry = place + 1 + 2 * index
    return (
      SchemaText(pack, pack.word(entry)), Value(pack: pack, word: pack.word(entry + 1))
    )
  }

  /// What stands under a name; nil if there is no such name.
  public subscript(name: String) -> Value? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let order = pack.compare(pack.word(place + 1 + 2 * middle), to: name)
      if order == 0 { return self[middle].value }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// All names, in their order.
  public var names: [String] { map(\.name.description) }
}

/// What one word of a pack can stand for.
public protocol SchemaElement: Sendable {
  init(pack: SchemaPack, word: UInt32)
}

extension SchemaText: SchemaElement {
  public init(pack: SchemaPack, word: UInt32) {
    self.init(pack, word)
  }
}

extension SchemaList: SchemaElement {
  public init(pack: SchemaPack, word: UInt32) {
    self.init(pack, at: word)
  }
}
