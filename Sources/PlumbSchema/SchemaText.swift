/// A name or text of the schemas, without a copy until one is asked for.
///
/// Two of the same pack are equal if their numbers are.
public struct SchemaText: Hashable, Sendable, CustomStringConvertible {
  public let pack: SchemaPack
  /// The text's number in its pack, small enough to be the index of an array.
  public let number: Int

  public init(_ pack: SchemaPack, _ number: UInt32) {
    self.pack = pack
    self.number = Int(number)
  }

  public var description: String { pack.bytes.text(pack.textRange(UInt32(number))) }

  /// Whether it is the same text, compared byte by byte.
  public static func == (left: SchemaText, right: String) -> Bool {
    left.pack.isText(UInt32(left.number), right)
  }

  public static func == (left: SchemaText, right: SchemaText) -> Bool {
    left.number == right.number && left.pack == right.pack
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(number)
  }
}
