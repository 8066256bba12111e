/// Some keywords, to ask for with one look.
package struct KeywordSet: Sendable, Hashable {
  let frequent: UInt32
  let rare: UInt32

  package init(_ keywords: [Keyword]) {
    frequent = keywords.filter { !$0.isRare }
      .reduce(0) { $0 | 1 << (PackLayout.firstKeywordBit + $1.rawValue) }
    rare = keywords.filter(\.isRare).reduce(0) { $0 | 1 << ($1.rawValue - Keyword.firstRare) }
  }
}

extension Schema {
  /// Whether it has a word for one of some keywords.
  package func hasAny(of keywords: KeywordSet) -> Bool {
    presence.frequent & keywords.frequent != 0
      || keywords.rare != 0 && presence.rare & keywords.rare != 0
  }
}

extension ResourceTypeSchema {
  /// Whether every region that the pack knows has the type.
  package var isEverywhere: Bool {
    let all = SchemaList<SchemaText>(pack, at: pack.header(.regions))
    return regions.bits.nonzeroBitCount == all.count
  }
}
