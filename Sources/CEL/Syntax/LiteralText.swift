/// Reads what stands between the quotes of a string or bytes literal.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values)
struct LiteralText {
  private let token: Token
  private let isBytes: Bool
  private let isRaw: Bool
  private let contents: Substring.UTF8View
  /// Where the contents start in the expression.
  private let start: Int
  private var output: [UInt8] = []

  /// The UTF-8 bytes, or the bytes, that a literal stands for.
  static func bytes(of token: Token) throws(ParseError) -> [UInt8] {
    var literal = LiteralText(token)
    try literal.decode()
    return literal.output
  }

  /// The text that a string literal stands for.
  static func text(of token: Token) throws(ParseError) -> String {
    let literal = LiteralText(token)
    guard literal.isRaw || !literal.contents.contains(UInt8(ascii: "\\")) else {
      return String(decoding: try bytes(of: token), as: UTF8.self)
    }
    return String(Substring(literal.contents))
  }

  private init(_ token: Token) {
    self.token = token
    let prefix = token.text.utf8.prefix { $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\"") }
    isRaw = prefix.contains { $0 | 0x20 == UInt8(ascii: "r") }
    isBytes = token.kind == .bytes
    let quoted = token.text.utf8.dropFirst(prefix.count)
    let isTriple = quoted.count >= 6 && quoted.prefix(3).allSatisfy { $0 == quoted.first }
    let quoteLength = isTriple ? 3 : 1
    contents = quoted.dropFirst(quoteLength).dropLast(quoteLength)
    start = token.range.lowerBound + prefix.count + quoteLength
  }

  private mutating func decode() throws(ParseError) {
    var rest = contents
    while let byte = rest.first {
      if byte != UInt8(ascii: "\\") || isRaw {
        output.append(byte)
        rest = rest.dropFirst()
      } else {
        rest = try escape(rest)
      }
    }
  }

  /// Reads the escape at the start of `rest` and gives what follows it.
  private mutating func escape(
    _ rest: Substring.UTF8View
  ) throws(ParseError) -> Substring.UTF8View {
    let tail = rest.dropFirst()
    guard let letter = tail.first else { throw error("'\\' at the end", at: rest, count: 1) }
    if let byte = LiteralText.escapes[letter] {
      output.append(byte)
      return tail.dropFirst()
    }
    let (skipped, digits, radix) =
      switch letter {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): (1, 2, 16)
      case UInt8(ascii: "u"): (1, 4, 16)
      case UInt8(ascii: "U"): (1, 8, 16)
      case UInt8(ascii: "0")...UInt8(ascii: "3"): (0, 3, 8)
      default:
        throw error("unknown escape '\\\(Character(Unicode.Scalar(letter)))'", at: rest, count: 2)
      }
    let number = Substring(tail.dropFirst(skipped).prefix(digits))
    guard number.utf8.count == digits, number.utf8.allSatisfy(\.isHexDigit),
      let code = UInt32(number, radix: radix)
    else {
      throw error("the escape needs \(digits) digits", at: rest, count: 1 + skipped + digits)
    }
    try append(code, isOctet: digits < 4, at: rest, count: 1 + skipped + digits)
    return tail.dropFirst(skipped + digits)
  }

  private mutating func append(
    _ code: UInt32, isOctet: Bool, at rest: Substring.UTF8View, count: Int
  ) throws(ParseError) {
    if isBytes {
      guard isOctet else { throw error("bytes have no '\\u' escapes", at: rest, count: count) }
      output.append(UInt8(code))
    } else {
      guard let scalar = Unicode.Scalar(code) else {
        throw error("the escape is no Unicode code point", at: rest, count: count)
      }
      output.append(contentsOf: String(Character(scalar)).utf8)
    }
  }

  private func error(
    _ message: String, at rest: Substring.UTF8View, count: Int
  ) -> ParseError {
    let offset = start + contents.count - rest.count
    let end = min(offset + count, start + contents.count)
    return ParseError(code: .literal, message: message, range: offset..<end)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "?"): UInt8(ascii: "?"),
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "`"): UInt8(ascii: "`"),
  ]
}
