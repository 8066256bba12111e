/// The pieces of a message; `$${` stands for `${` itself.
enum MessageText {
  enum Piece {
    case literal(String)
    /// The text between `${` and `}`, and its offset in UTF-8 bytes.
    case expression(String, Int)
  }

  /// Braces and quotes inside of an expression are balanced.
  static func pieces(of text: String) -> [Piece] {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var start = 0
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index...].starts(with: "$${".utf8) {
        pieces.append(.literal(String(decoding: bytes[start...index], as: UTF8.self) + "{"))
        start = index + 3
        index = start
        continue
      }
      guard bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "{"),
        let end = closing(bytes, from: index + 2)
      else {
        index += 1
        continue
      }
      if index > start {
        pieces.append(.literal(String(decoding: bytes[start..<index], as: UTF8.self)))
      }
      let inside = bytes[(index + 2)..<end]
      pieces.append(.expression(String(decoding: inside, as: UTF8.self), index + 2))
      index = end + 1
      start = index
    }
    if start < bytes.count {
      pieces.append(.literal(String(decoding: bytes[start...], as: UTF8.self)))
    }
    return pieces
  }

  /// The place of the brace that closes an expression; nil if there is none.
  private static func closing(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open, bytes[index - 1] != UInt8(ascii: "\\") { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}") where depth == 0: return index
      case UInt8(ascii: "}"): depth -= 1
      default: continue
      }
    }
    return nil
  }
}
