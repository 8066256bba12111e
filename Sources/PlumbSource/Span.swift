/// A half-open range of UTF-8 byte offsets in one source.
public struct Span: Hashable, Sendable, BitwiseCopyable {
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset after the last byte; equal to `start` for an empty span.
  public let end: UInt32

  public init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end, "span ends at \(end) before it starts at \(start)")
    self.start = start
    self.end = end
  }

  public init(_ start: Int, _ end: Int) {
    self.init(UInt32(start), UInt32(end))
  }

  /// The number of bytes.
  public var count: Int { Int(end - start) }

  public var isEmpty: Bool { start == end }

  /// The offsets as a range that can be used as a subscript of the source's bytes.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The smallest span that covers both.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  public func contains(_ other: Span) -> Bool {
    start <= other.start && other.end <= end
  }
}

extension Span: Comparable {
  /// Orders by start, then by end, so that an outer span that starts with an inner one comes after it.
  public static func < (left: Span, right: Span) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
