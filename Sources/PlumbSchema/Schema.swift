/// What a value must be: one node of a schema, with its keywords.
///
/// References are followed already, and a recursive definition comes back to the same node: two
/// nodes of a pack are equal if and only if they ask for the same. A node without keywords takes any
/// value. The meanings are those of
/// [JSON Schema, draft 7](https://json-schema.org/draft-07/json-schema-validation) and of
/// [resource type schemas](https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html).
public struct Schema: Hashable, Sendable {
  public let pack: SchemaPack
  /// The place of its first word.
  public let place: UInt32

  /// A number that tells it from all other nodes of its pack.
  public var identity: UInt32 { place }

  var head: UInt32 { pack.word(Int(place)) }

  /// The types that are allowed; empty if the schema doesn't say.
  public var types: JSONTypes { JSONTypes(rawValue: UInt8(head & PackLayout.typeMask)) }

  /// Whether no value at all is allowed: JSON Schema's `false`.
  public var isNever: Bool { head & PackLayout.Flag.never != 0 }

  /// Whether names that are neither a property nor fit a pattern are forbidden.
  public var isClosed: Bool { head & PackLayout.Flag.closed != 0 }

  /// Whether the elements must differ.
  public var hasUniqueItems: Bool { head & PackLayout.Flag.uniqueItems != 0 }

  /// Whether the order of the elements means nothing to the service.
  public var isUnordered: Bool { head & PackLayout.Flag.unordered != 0 }

  /// The keywords that it has a word for.
  package var keywords: [Keyword] { Keyword.allCases.filter { word($0) != nil } }

  /// The word of a keyword; nil if the node doesn't have the keyword.
  func word(_ keyword: Keyword) -> UInt32? {
    keyword.isRare ? rareWord(keyword) : frequentWord(keyword)
  }

  /// The bits of its keywords.
  var presence: (frequent: UInt32, rare: UInt32) {
    let head = head
    guard head & PackLayout.hasRare != 0 else { return (head, 0) }
    let frequent = (head & ~PackLayout.hasRare) >> PackLayout.firstKeywordBit
    let record = Int(pack.word(Int(place) + 1 + frequent.nonzeroBitCount))
    return (head & ~PackLayout.hasRare, pack.word(record))
  }

  private func frequentWord(_ keyword: Keyword) -> UInt32? {
    let head = head
    let bit: UInt32 = 1 << (PackLayout.firstKeywordBit + keyword.rawValue)
    guard head & bit != 0 else { return nil }
    let before = (head & (bit - 1)) >> PackLayout.firstKeywordBit
    return pack.word(Int(place) + 1 + before.nonzeroBitCount)
  }

  private func rareWord(_ keyword: Keyword) -> UInt32? {
    let head = head
    guard head & PackLayout.hasRare != 0 else { return nil }
    let frequent = (head & ~PackLayout.hasRare) >> PackLayout.firstKeywordBit
    let record = Int(pack.word(Int(place) + 1 + frequent.nonzeroBitCount))
    let present = pack.word(record)
    let bit: UInt32 = 1 << (keyword.rawValue - Keyword.firstRare)
    guard present & bit != 0 else { return nil }
    return pack.word(record + 1 + (present & (bit - 1)).nonzeroBitCount)
  }
}

extension Schema: SchemaElement {
  public init(pack: SchemaPack, word: UInt32) {
    self.pack = pack
    place = word
  }
}
