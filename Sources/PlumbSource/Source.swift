/// The bytes of one file, as read, with the name that reports use for it.
public final class Source: Sendable {
  /// The path as the user wrote or found it; `<stdin>` for standard input.
  public let name: String
  /// Every byte of the file, byte order mark and line breaks included.
  public let bytes: [UInt8]
  /// The line starts of `bytes`.
  public let lines: LineIndex

  /// The largest source that can be addressed, in bytes: offsets are 32 bits wide.
  public static let maximumSize = Int(UInt32.max) - 1

  public init(name: String, bytes: [UInt8]) {
    precondition(bytes.count <= Source.maximumSize, "source of \(bytes.count) bytes")
    self.name = name
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The offset of the first byte after a UTF-8 byte order mark: 3, or 0 where there is none.
  public var contentStart: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The text of a span; bytes that aren't UTF-8 come out as U+FFFD.
  public func text(_ span: Span) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  /// The line and column of a byte offset, which may be the end of the source.
  ///
  /// Costs a binary search over the lines and a walk over one line: call it when something is printed.
  public func position(at offset: Int) -> Position {
    precondition(offset <= bytes.count, "offset \(offset) in \(bytes.count) bytes")
    let line = lines.line(at: offset)
    var start = Int(lines.lineStarts[line])
    if line == 0 { start = max(start, min(contentStart, offset)) }
    var column = 1
    for index in start..<max(start, offset) where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return Position(line: line + 1, column: column, offset: offset)
  }

  /// The span of a line, counted from 0, without its line break.
  public func span(ofLine line: Int) -> Span {
    let start = lines.lineStarts[line]
    var end = line + 1 < lines.count ? lines.lineStarts[line + 1] : UInt32(bytes.count)
    while end > start, [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[Int(end) - 1]) {
      end -= 1
    }
    return Span(start, end)
  }
}

extension Source: Hashable {
  public static func == (left: Source, right: Source) -> Bool { left === right }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}
