internal import CEL

/// The sections of a digest, where they lie.
struct DigestTables: Sendable {
  let nodes: Table<CodeNode>
  let ranges: Table<CodeRange>
  let lists: Table<Int32>
  let records: Table<Int32>
  private let textEnds: Table<Int32>
  private let textBytes: Table<UInt8>

  /// Nil for bytes that are no digest, or one of another version.
  init?(_ bytes: PermanentBytes) {
    guard let header = bytes.table(of: Int32.self, at: 0, count: DigestLayout.headerCount),
      header[0] == DigestLayout.version
    else { return nil }
    var offset = DigestLayout.aligned(DigestLayout.headerCount * 4)
    func next<Element>(_ section: DigestLayout.Section, _: Element.Type) -> Table<Element>? {
      let count = Int(header[1 + section.rawValue])
      let start = offset
      offset += DigestLayout.aligned(count * MemoryLayout<Element>.stride)
      return bytes.table(of: Element.self, at: start, count: count)
    }
    guard let nodes = next(.nodes, CodeNode.self), let ranges = next(.ranges, CodeRange.self),
      let lists = next(.lists, Int32.self), let records = next(.records, Int32.self),
      let textEnds = next(.textEnds, Int32.self), let textBytes = next(.textBytes, UInt8.self)
    else { return nil }
    self.nodes = nodes
    self.ranges = ranges
    self.lists = lists
    self.records = records
    self.textEnds = textEnds
    self.textBytes = textBytes
  }

  func text(_ index: Int32) -> String {
    let start = index == 0 ? 0 : Int(textEnds[Int(index) - 1])
    return textBytes.text(start..<Int(textEnds[Int(index)]))
  }
}
