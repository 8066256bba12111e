extension Unicode.Scalar {
  /// How many cells of a terminal the scalar takes: 0, 1 or 2.
  ///
  /// Wide are the letters of East Asian Width W and F and what is shown as an emoji by default
  /// (https://www.unicode.org/reports/tr11/); ambiguous ones are narrow, as terminals outside of
  /// East Asia draw them. Marks and invisible format characters take no cell.
  var displayWidth: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if Unicode.Scalar.wideRanges.contains(where: { $0.contains(value) }) { return 2 }
    // Two regional indicators make one flag, which takes two cells.
    return properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value) ? 2 : 1
  }

  /// The scalar, or a visible stand-in for one that would move the cursor or reorder the line.
  ///
  /// A template is not trusted: escape sequences and bidirectional overrides in it must not reach
  /// the terminal.
  var printable: Unicode.Scalar {
    switch value {
    case 0x20..<0x7F: self
    case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? Unicode.Scalar.replacement
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      Unicode.Scalar.replacement
    default: self
    }
  }

  static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Blocks of wide letters and symbols; emoji apart.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1B000...0x1B2FF,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}

extension String {
  /// The text as it may be written to a terminal, on one line.
  var printable: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.printable) }
    return String(result)
  }

  /// The text with every run of white space made one space, for prose written over several lines.
  var onOneLine: String {
    if isOnOneLine { return self }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether its white space is single spaces between ASCII words, as is usual.
  private var isOnOneLine: Bool {
    let space = UInt8(ascii: " ")
    var last = space
    for byte in utf8 {
      guard (space..<0x7F).contains(byte), byte != space || last != space else { return false }
      last = byte
    }
    return last != space
  }
}
