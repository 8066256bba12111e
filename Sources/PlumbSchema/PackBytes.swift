/// Bytes that outlive every reader, read in place as words and texts.
///
/// The only place that touches the pack's memory. Every read is checked against the size, so a pack
/// that is damaged behind its header stops the program instead of reading on.
@safe public struct PackBytes: Sendable, Hashable {
  // Immutable memory that is never freed: embedded in the program, or given up by `init(keeping:)`.
  private nonisolated(unsafe) let start: UnsafeRawPointer?
  public let count: Int

  /// Reads memory that must never change nor go away.
  package init(immortal bytes: UnsafeBufferPointer<UInt8>) {
    unsafe start = UnsafeRawPointer(bytes.baseAddress)
    count = bytes.count
  }

  /// Copies bytes into memory that is never freed: for tools and tests, which read few packs.
  package init(keeping bytes: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = unsafe copy.initialize(from: bytes)
    unsafe self.init(immortal: UnsafeBufferPointer(copy))
  }

  /// The little-endian word at a byte offset.
  public func word(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset <= count - 4, "no word at \(offset) of \(count) bytes")
    let buffer = unsafe UnsafeRawBufferPointer(start: start, count: count)
    return unsafe UInt32(
      littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The text of some bytes.
  public func text(_ range: Range<Int>) -> String {
    unsafe String(decoding: buffer(range), as: UTF8.self)
  }

  /// Whether some bytes are a text's.
  public func equal(_ range: Range<Int>, to text: String) -> Bool {
    range.count == text.utf8.count && compare(range, to: text) == 0
  }

  /// The order of some bytes and a text's: negative if they come first, 0 if they are equal.
  public func compare(_ range: Range<Int>, to text: String) -> Int {
    let own = unsafe buffer(range)
    let order = unsafe text.utf8.withContiguousStorageIfAvailable { other in
      unsafe PackBytes.order(own, UnsafeRawBufferPointer(other))
    }
    if let order { return order }
    return unsafe Array(text.utf8).withUnsafeBytes { unsafe PackBytes.order(own, $0) }
  }

  private static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int
  {
    for index in 0..<min(left.count, right.count) {
      let difference = unsafe Int(left[index]) - Int(right[index])
      if difference != 0 { return difference }
    }
    return left.count - right.count
  }

  private func buffer(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "no bytes \(range) of \(count)")
    let all = unsafe UnsafeRawBufferPointer(start: start, count: count)
    return unsafe UnsafeRawBufferPointer(rebasing: all[range])
  }

  public static func == (left: PackBytes, right: PackBytes) -> Bool {
    unsafe left.start == right.start && left.count == right.count
  }

  public func hash(into hasher: inout Hasher) {
    unsafe hasher.combine(start)
  }
}
