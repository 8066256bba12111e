extension TextMap {
  /// The map of a literal or folded scalar: each line of the source without its indentation.
  ///
  /// - Parameters:
  ///   - range: The scalar from its `|` or `>` to the end of its last line.
  ///   - text: The decoded text.
  init(
    block style: ScalarStyle, bytes: borrowing Bytes, _ range: Range<Int>, text: ArraySlice<UInt8>
  ) {
    var offset = range.lowerBound
    while offset < range.upperBound, !TextMap.isBreak(bytes[offset]) { offset += 1 }
    let indentation = TextMap.indentation(bytes, offset..<range.upperBound, text: text)
    var separator = offset
    var isFirst = true
    while offset < range.upperBound {
      offset = TextMap.afterBreak(bytes, offset, range.upperBound)
      let lineEnd = TextMap.lineEnd(bytes, offset, range.upperBound)
      let start = min(offset + indentation, lineEnd)
      guard start < lineEnd else {
        offset = lineEnd
        continue
      }
      // What the breaks and the indentation before this line became is up to its next byte in the text.
      let content = TextMap.find(bytes, start..<lineEnd, in: text, from: length)
      if let content, !isFirst || content > 0 {
        add(textLength: content - length, separator..<start)
      }
      addVerbatim(start..<lineEnd)
      isFirst = false
      separator = lineEnd
      offset = lineEnd
    }
    if length < text.count { add(textLength: text.count - length, separator..<range.upperBound) }
  }

  /// The number of spaces that don't belong to the text: those of its first line that the text lacks.
  private static func indentation(
    _ bytes: borrowing Bytes, _ range: Range<Int>, text: ArraySlice<UInt8>
  ) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound {
      offset = afterBreak(bytes, offset, range.upperBound)
      var start = offset
      while start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
      if start < range.upperBound, !isBreak(bytes[start]) {
        let inText = text.drop { isBreak($0) }.prefix { $0 == UInt8(ascii: " ") }
        return max(0, start - offset - inText.count)
      }
      offset = start
    }
    return 0
  }

  /// Where a line's text continues in the decoded text: after breaks and at most one space.
  private static func find(
    _ bytes: borrowing Bytes, _ line: Range<Int>, in text: ArraySlice<UInt8>, from start: Int
  ) -> Int? {
    for skipped in 0...max(0, text.count - start) {
      let offset = text.startIndex + start + skipped
      guard offset + line.count <= text.endIndex else { return nil }
      var matches = true
      for index in 0..<line.count where text[offset + index] != bytes[line.lowerBound + index] {
        matches = false
        break
      }
      if matches, skipped > 0 || start == 0 { return start + skipped }
      guard text[offset] == UInt8(ascii: "\n") || text[offset] == UInt8(ascii: " ") else {
        return nil
      }
    }
    return nil
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func lineEnd(_ bytes: borrowing Bytes, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, !isBreak(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func afterBreak(_ bytes: borrowing Bytes, _ start: Int, _ end: Int) -> Int {
    guard start < end else { return end }
    let isPair =
      bytes[start] == UInt8(ascii: "\r") && start + 1 < end
      && bytes[start + 1] == UInt8(ascii: "\n")
    return start + (isPair ? 2 : 1)
  }
}
