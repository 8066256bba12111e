import PlumbSource

/// Finds the comments, which libyaml drops: each `#` that is outside of every scalar.
struct CommentScan {
  private let hashes: [UInt32]
  private var next = 0
  /// Where the next `#` is; beyond every source if there is none.
  private var nextHash: UInt32
  private(set) var comments: [Comment] = []

  init(hashes: [UInt32]) {
    self.hashes = hashes
    nextHash = hashes.first ?? .max
  }

  /// Takes the comments before an offset, up to which there is no scalar that wasn't passed.
  @inline(__always)
  mutating func collect(upTo end: Int, in bytes: borrowing Bytes) {
    if nextHash < end { find(upTo: end, in: bytes) }
  }

  private mutating func find(upTo end: Int, in bytes: borrowing Bytes) {
    while nextHash < end {
      let start = Int(nextHash)
      step()
      guard start == 0 || canPrecede(bytes[start - 1]) else { continue }
      var lineEnd = start
      while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"),
        bytes[lineEnd] != UInt8(ascii: "\r")
      {
        lineEnd += 1
      }
      comments.append(Comment(span: Span(start, lineEnd)))
      skip(to: lineEnd)
    }
  }

  /// Passes a scalar that ends at an offset.
  @inline(__always)
  mutating func skip(to end: Int) {
    while nextHash < end { step() }
  }

  private mutating func step() {
    next += 1
    nextHash = next < hashes.count ? hashes[next] : .max
  }

  /// A `#` inside of a tag is no comment; after a byte order mark, a quote or a bracket it is.
  private func canPrecede(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0xBF,
      UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
