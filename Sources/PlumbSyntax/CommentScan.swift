import PlumbSource

/// Finds the comments, which libyaml drops: each `#` that is outside of every scalar.
struct CommentScan {
  private let hashes: [UInt32]
  private var next = 0
  private(set) var comments: [Comment] = []

  init(hashes: [UInt32]) {
    self.hashes = hashes
  }

  /// Takes the comments before an offset, up to which there is no scalar that wasn't passed.
  mutating func collect(upTo end: Int, in bytes: borrowing Bytes) {
    while next < hashes.count, hashes[next] < end {
      let start = Int(hashes[next])
      next += 1
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
  mutating func skip(to end: Int) {
    while next < hashes.count, hashes[next] < end { next += 1 }
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
