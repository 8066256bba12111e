import PlumbSource

/// The lines around places of a tree's source.
struct EditScene {
  let tree: Tree

  init(_ tree: Tree) {
    self.tree = tree
  }

  private var source: Source { tree.source }

  func byte(at offset: Int) -> UInt8? {
    source.bytes.indices.contains(offset) ? source.bytes[offset] : nil
  }

  func line(of offset: UInt32) -> Int { source.lines.line(at: Int(offset)) }

  /// Where the line begins that an offset lies in, a byte order mark left out.
  func lineStart(of offset: Int) -> Int {
    let start = Int(source.lines.lineStarts[source.lines.line(at: offset)])
    return start == 0 ? min(source.contentStart, offset) : start
  }

  /// Where the line ends that an offset lies in, without its break.
  func lineEnd(of offset: Int) -> Int {
    Int(source.span(ofLine: source.lines.line(at: offset)).end)
  }

  /// Where the line after the one of an offset begins; the end of the source for the last.
  func nextLineStart(of offset: Int) -> Int {
    let next = source.lines.line(at: offset) + 1
    return next < source.lines.count ? Int(source.lines.lineStarts[next]) : source.bytes.count
  }

  /// The number of bytes in front of an offset in its line.
  func column(of offset: Int) -> Int { offset - lineStart(of: offset) }

  /// The blanks that the line of an offset starts with.
  func indentation(ofLineAt offset: Int) -> String {
    let start = lineStart(of: offset)
    let blanks = source.bytes[start...].prefix {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
    }
    return String(decoding: blanks, as: UTF8.self)
  }

  /// Whether nothing but spaces stands in a range.
  func isBlank(_ range: Range<Int>) -> Bool {
    source.bytes[range].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// Whether a block's key or dash can have a sibling at its column: nothing but spaces and dashes
  /// stand in front of it.
  func isAlignable(_ offset: Int) -> Bool {
    source.bytes[lineStart(of: offset)..<offset].allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
    }
  }

  /// Whether nothing but spaces and a comment stands between an offset and the end of its line.
  func isRestOfLineBlank(from offset: Int) -> Bool {
    let rest = source.bytes[offset..<lineEnd(of: offset)].drop {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
    }
    guard let first = rest.first else { return true }
    return first == UInt8(ascii: "#")
      && (rest.startIndex > offset || offset == lineStart(of: offset))
  }

  /// The first offset from one on that holds neither a blank, a break nor a comment.
  func contentStart(from offset: Int) -> Int {
    var offset = offset
    while let byte = byte(at: offset) {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
      case UInt8(ascii: "#") where tree.format == .yaml: offset = lineEnd(of: offset)
      default: return offset
      }
    }
    return offset
  }
}
