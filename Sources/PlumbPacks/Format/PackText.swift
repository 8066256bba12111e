/// The text of pack files, before it is read as YAML.
enum PackText {
  /// The text without the examples of its rules, which make most of a pack.
  ///
  /// A rule's `examples:` stands on a line of its own, indented by two, and ends before the next line
  /// that is indented as much or less. Positions in the text are no longer those of the file.
  static func withoutExamples(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var isInExamples = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if line.starts(with: key) {
        isInExamples = true
      } else if isInExamples, line.count > 1, !line.starts(with: deeper) {
        isInExamples = false
      }
      if !isInExamples { kept += line }
      start = end
    }
    return kept
  }

  private static let key = Array("  examples:".utf8)
  private static let deeper = Array("   ".utf8)
}
