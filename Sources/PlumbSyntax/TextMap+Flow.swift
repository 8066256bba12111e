extension TextMap {
  /// The map of a plain or quoted scalar.
  ///
  /// - Parameter range: The scalar without its quotes.
  init(flow style: ScalarStyle, isJSON: Bool, bytes: borrowing Bytes, _ range: Range<Int>) {
    var offset = range.lowerBound
    let end = range.upperBound
    while offset < end {
      let start = offset
      switch bytes[offset] {
      case UInt8(ascii: "'") where style == .singleQuoted:
        offset = min(offset + 2, end)
        add(textLength: 1, start..<offset)
      case UInt8(ascii: "\\") where style == .doubleQuoted:
        offset = addEscape(bytes, start, end, isJSON: isJSON)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        let blank = Blank(bytes, from: offset, to: end)
        offset = blank.end
        add(textLength: blank.foldedLength, start..<offset)
      default:
        while offset < end, !TextMap.isSpecial(bytes[offset]) { offset += 1 }
        offset = max(offset, start + 1)
        addVerbatim(start..<offset)
      }
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\")
  }

  private mutating func addEscape(
    _ bytes: borrowing Bytes, _ start: Int, _ end: Int, isJSON: Bool
  ) -> Int {
    if isJSON, let escape = JSONText.escape(in: bytes, at: start) {
      add(textLength: UTF8.width(escape.scalar), start..<escape.end)
      return escape.end
    }
    guard start + 1 < end else {
      addVerbatim(start..<end)
      return end
    }
    let digits: Int
    switch bytes[start + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      let blank = Blank(bytes, from: start + 1, to: end)
      add(textLength: blank.breaks - 1, start..<blank.end)
      return blank.end
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return addSimple(start, textLength: 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return addSimple(start, textLength: 3)
    default: return addSimple(start, textLength: 1)
    }
    let next = min(start + 2 + digits, end)
    let code = JSONText.hexadecimal(in: bytes, at: start + 2, digits: digits) ?? 0xFFFD
    add(textLength: UTF8.width(Unicode.Scalar(code) ?? "\u{FFFD}"), start..<next)
    return next
  }

  private mutating func addSimple(_ start: Int, textLength: Int) -> Int {
    add(textLength: textLength, start..<(start + 2))
    return start + 2
  }
}

/// Spaces, tabs and line breaks in a row.
private struct Blank {
  let end: Int
  private(set) var breaks = 0
  private let length: Int

  init(_ bytes: borrowing Bytes, from start: Int, to limit: Int) {
    var offset = start
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "\n"): breaks += 1
      case UInt8(ascii: "\r"):
        if offset + 1 == limit || bytes[offset + 1] != UInt8(ascii: "\n") { breaks += 1 }
      default:
        end = offset
        length = offset - start
        return
      }
      offset += 1
    }
    end = offset
    length = offset - start
  }

  /// What is left after folding: a single break becomes a space, of several the first is dropped.
  var foldedLength: Int { breaks == 0 ? length : max(1, breaks - 1) }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}
