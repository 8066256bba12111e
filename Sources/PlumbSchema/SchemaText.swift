/// A name or text of the schemas, without a copy until one is asked for.
///
/// Two of the same pack are equal if their numbers are.
package struct SchemaText: Hashable, Sendable, CustomStringConvertible {
  let pack: SchemaPack
  /// The text's number in its pack, small enough to be the index of an array.
  package let number: Int

  init(_ pack: SchemaPack, _ number: UInt32) {
    self.pack = pack
    self.number = Int(number)
  }

  package var description: String { pack.bytes.text(pack.textRange(UInt32(number))) }

  /// Whether it is the same text, compared byte by byte.
  package static func == (left: SchemaText, right: String) -> Bool {
    left.pack.compare(UInt32(left.number), to: right) == 0
  }

  package static func == (left: SchemaText, right: SchemaText) -> Bool {
    left.number == right.number && left.pack == right.pack
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(number)
  }
}
