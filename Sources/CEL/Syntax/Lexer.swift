/// Cuts an expression into tokens.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax)
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  static func tokens(of text: String) throws(ParseError) -> [Token] {
    var lexer = Lexer(text)
    var tokens: [Token] = []
    tokens.reserveCapacity(lexer.bytes.count / 3 + 1)
    repeat {
      tokens.append(try lexer.next())
    } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(ParseError) -> Token {
    skipSpaceAndComments()
    guard let byte = peek() else { return token(.end, from: position) }
    let start = position
    if let quote = stringStart() {
      return try string(from: start, quoteAt: quote)
    }
    if byte.isIdentifierStart {
      advance { $0.isIdentifierPart }
      return token(.identifier, from: start)
    }
    if byte.isDigit || byte == .dot && peek(1)?.isDigit == true {
      return try number(from: start)
    }
    if byte == .backquote {
      return try quotedIdentifier(from: start)
    }
    return try symbol(from: start)
  }

  private mutating func skipSpaceAndComments() {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == byte {
        advance { $0 != .newline }
      } else if byte.isSpace {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func number(from start: Int) throws(ParseError) -> Token {
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") || peek(1) == UInt8(ascii: "X") {
      position += 2
      advance { $0.isHexDigit }
    } else {
      advance { $0.isDigit }
      let isDouble = skipFraction()
      if skipExponent() || isDouble {
        return token(.double, from: start)
      }
    }
    let digitsEnd = position
    if peek() == UInt8(ascii: "u") || peek() == UInt8(ascii: "U") {
      position += 1
    }
    if peek()?.isIdentifierPart == true {
      advance { $0.isIdentifierPart }
      throw error(.literal, "'\(text(start..<position))' is no number", start..<position)
    }
    return token(digitsEnd == position ? .int : .uint, from: start)
  }

  private mutating func skipFraction() -> Bool {
    guard peek() == .dot, peek(1)?.isDigit == true else { return false }
    position += 1
    advance { $0.isDigit }
    return true
  }

  private mutating func skipExponent() -> Bool {
    guard peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") else { return false }
    let isSigned = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    guard peek(isSigned ? 2 : 1)?.isDigit == true else { return false }
    position += isSigned ? 2 : 1
    advance { $0.isDigit }
    return true
  }

  private mutating func quotedIdentifier(from start: Int) throws(ParseError) -> Token {
    position += 1
    advance { $0 != .backquote && $0 != .newline }
    guard peek() == .backquote else {
      throw error(.syntax, "the quoted name is not closed", start..<position)
    }
    position += 1
    let name = text(start + 1..<position - 1)
    let isValid = name.utf8.allSatisfy { $0.isIdentifierPart || " -./".utf8.contains($0) }
    guard !name.isEmpty, isValid else {
      throw error(
        .syntax, "a quoted name has only letters, digits, spaces and '_-./': use m['\(name)']",
        start..<position)
    }
    return Token(kind: .quotedIdentifier, range: start..<position, text: name)
  }

  private mutating func symbol(from start: Int) throws(ParseError) -> Token {
    if let symbol = Symbol(bytes[start], next: peek(1)) {
      let text = symbol.rawValue
      position += text.utf8.count
      return Token(kind: .symbol(symbol), range: start..<position, text: text)
    }
    position += 1
    advance { $0 & 0xC0 == 0x80 }
    let character = text(start..<position)
    let remedy = Lexer.remedies[character] ?? ""
    throw error(.syntax, "unexpected character '\(character)'\(remedy)", start..<position)
  }

  private static let remedies = [
    "=": ": use '==' to compare", "&": ": use '&&'", "|": ": use '||'",
  ]
}

// MARK: Strings

extension Lexer {
  /// Where the quote is if a string or bytes literal starts here, after its prefix.
  private func stringStart() -> Int? {
    var offset = 0
    while offset < 2, let byte = peek(offset), byte.isStringPrefix { offset += 1 }
    guard let quote = peek(offset), quote == .quote || quote == .doubleQuote else { return nil }
    let isRepeated = offset == 2 && bytes[position] | 0x20 == bytes[position + 1] | 0x20
    return isRepeated ? nil : position + offset
  }

  private mutating func string(from start: Int, quoteAt: Int) throws(ParseError) -> Token {
    let prefix = bytes[start..<quoteAt]
    let isRaw = prefix.contains { $0 | 0x20 == UInt8(ascii: "r") }
    let isBytes = prefix.contains { $0 | 0x20 == UInt8(ascii: "b") }
    let quote = bytes[quoteAt]
    position = quoteAt
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while let byte = peek() {
      if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
        position += isTriple ? 3 : 1
        return token(isBytes ? .bytes : .string, from: start)
      }
      if !isTriple, byte == .newline || byte == UInt8(ascii: "\r") { break }
      position += byte == .backslash && !isRaw ? 2 : 1
    }
    position = min(position, bytes.count)
    throw error(.syntax, "the text is not closed", start..<position)
  }
}

// MARK: Bytes

extension Lexer {
  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private mutating func advance(while condition: (UInt8) -> Bool) {
    while let byte = peek(), condition(byte) { position += 1 }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind: kind, range: start..<position, text: text(start..<position))
  }

  private func error(
    _ code: ParseError.Code, _ message: String, _ range: Range<Int>
  ) -> ParseError {
    ParseError(code: code, message: message, range: range)
  }
}

extension UInt8 {
  fileprivate static let dot = UInt8(ascii: ".")
  fileprivate static let newline = UInt8(ascii: "\n")
  fileprivate static let quote = UInt8(ascii: "'")
  fileprivate static let doubleQuote = UInt8(ascii: "\"")
  fileprivate static let backquote = UInt8(ascii: "`")
  fileprivate static let backslash = UInt8(ascii: "\\")

  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isHexDigit: Bool { isDigit || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x66 }
  fileprivate var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D && self != 0x0B }
  fileprivate var isIdentifierStart: Bool {
    self == UInt8(ascii: "_") || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A
  }
  fileprivate var isIdentifierPart: Bool { isIdentifierStart || isDigit }
  fileprivate var isStringPrefix: Bool { self | 0x20 == 0x72 || self | 0x20 == 0x62 }
}
