extension Schema {
  /// Whether it has a word for a keyword.
  package func has(_ keyword: Keyword) -> Bool { word(keyword) != nil }
}

extension ResourceTypeSchema {
  /// Whether every region that the pack knows has the type.
  package var isEverywhere: Bool {
    let all = SchemaList<SchemaText>(pack, at: pack.header(.regions))
    return regions.bits.nonzeroBitCount == all.count
  }
}
