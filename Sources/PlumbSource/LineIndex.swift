/// The line starts of a source, for turning byte offsets into lines and columns.
///
/// `\n`, `\r\n` and `\r` end a line, as in LSP; YAML's other breaks (U+0085, U+2028, U+2029) don't.
public struct LineIndex: Sendable {
  /// The byte offset of each line's first byte; `[0]` for an empty source.
  public let lineStarts: [UInt32]

  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    for (offset, byte) in bytes.enumerated() where byte <= UInt8(ascii: "\r") {
      switch byte {
      case UInt8(ascii: "\n"): starts.append(UInt32(offset + 1))
      case UInt8(ascii: "\r"):
        let next = offset + 1
        if next == bytes.count || bytes[next] != UInt8(ascii: "\n") { starts.append(UInt32(next)) }
      default: break
      }
    }
    lineStarts = starts
  }

  /// The number of lines; 1 for an empty source.
  public var count: Int { lineStarts.count }

  /// The line that holds the byte at an offset, counted from 0.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A place in a source as people count it.
public struct Position: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in characters (Unicode scalars), from 1; a byte order mark doesn't count.
  public let column: Int
  /// The UTF-8 byte offset, from 0; a byte order mark counts.
  public let offset: Int

  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}
