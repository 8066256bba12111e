/// Where things begin and end in YAML text, as far as libyaml's marks don't say.
enum Layout {
  /// Where the content begins after a tag and an anchor; `end` if there is none.
  static func contentStart(in bytes: borrowing Bytes, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        offset = propertyEnd(in: bytes, from: offset, to: end)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
      case UInt8(ascii: "#"): offset = lineEnd(in: bytes, from: offset)
      default: return offset
      }
    }
    return end
  }

  /// The tag in a range that holds a tag and perhaps an anchor and comments.
  static func tag(in bytes: borrowing Bytes, _ range: Range<Int>) -> Range<Int> {
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "!"):
        return offset..<propertyEnd(in: bytes, from: offset, to: range.upperBound)
      case UInt8(ascii: "&"): offset = propertyEnd(in: bytes, from: offset, to: range.upperBound)
      case UInt8(ascii: "#"): offset = lineEnd(in: bytes, from: offset)
      default: offset += 1
      }
    }
    return range.lowerBound..<range.lowerBound
  }

  private static func propertyEnd(
    in bytes: borrowing Bytes, from start: Int, to end: Int
  ) -> Int {
    var offset = start
    let isVerbatim = start + 1 < end && bytes[start + 1] == UInt8(ascii: "<")
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return offset
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        if !isVerbatim { return offset }
      default: break
      }
      offset += 1
    }
    return end
  }

  static func lineEnd(in bytes: borrowing Bytes, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, !isBreak(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Where a block scalar ends: at the end of its last line that isn't blank.
  ///
  /// libyaml ends it where the next token starts. Without such a line it is its header alone.
  static func blockScalarEnd(in bytes: borrowing Bytes, from start: Int, to end: Int) -> Int {
    let headerEnd = min(lineEnd(in: bytes, from: start), end)
    var result = end
    var offset = end
    while offset > headerEnd {
      let byte = bytes[offset - 1]
      if isBreak(byte) {
        result = offset - 1
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
        return max(result, offset)
      }
      offset -= 1
    }
    // The indicators after `|` or `>`: a digit and a sign.
    var indicator = start + 1
    while indicator < headerEnd, bytes[indicator] > UInt8(ascii: " "),
      bytes[indicator] != UInt8(ascii: "#")
    {
      indicator += 1
    }
    return indicator
  }

  /// Where a missing value stands: on the line of what is before it.
  static func emptyScalarPlace(in bytes: borrowing Bytes, from low: Int, to high: Int) -> Int {
    var offset = low
    while offset < high {
      if isBreak(bytes[offset]) || bytes[offset] == UInt8(ascii: "#") {
        var place = offset
        while place > low, bytes[place - 1] == UInt8(ascii: " ") { place -= 1 }
        return place
      }
      offset += 1
    }
    return high
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
