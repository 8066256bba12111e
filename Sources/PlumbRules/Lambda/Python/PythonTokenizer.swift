/// Takes Python source apart.
///
/// https://docs.python.org/3/reference/lexical_analysis.html
struct PythonTokenizer {
  private let bytes: [UInt8]
  private var index = 0
  private var brackets: [(closer: UInt8, opener: Int)] = []

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// The next line with tokens; nil at the end.
  mutating func line() throws(PythonProblem) -> PythonLine? {
    var tokens: [PythonToken] = []
    var columns = (wide: 0, narrow: 0)
    while index < bytes.count {
      if tokens.isEmpty { columns = indentation() }
      skipSpace()
      guard index < bytes.count else { break }
      if isLineBreak(bytes[index]) {
        index += 1
        if !tokens.isEmpty, brackets.isEmpty { break }
        continue
      }
      tokens.append(try token())
    }
    if index >= bytes.count, let open = brackets.first {
      throw problem("'\(text(open.opener..<open.opener + 1))' is never closed", open.opener)
    }
    return tokens.isEmpty ? nil : PythonLine(columns: columns, tokens: tokens)
  }

  // MARK: Space

  private mutating func indentation() -> (wide: Int, narrow: Int) {
    var columns = (wide: 0, narrow: 0)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "): columns.wide += 1
      case UInt8(ascii: "\t"): columns.wide = (columns.wide / 8 + 1) * 8
      case UInt8(ascii: "\u{c}"): columns = (0, -1)
      default: return columns
      }
      columns.narrow += 1
      index += 1
    }
    return columns
  }

  /// Skips blanks, comments, and line breaks after a backslash.
  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\u{c}"): index += 1
      case UInt8(ascii: "#"):
        while index < bytes.count, !isLineBreak(bytes[index]) { index += 1 }
      case UInt8(ascii: "\\") where index + 1 < bytes.count && isLineBreak(bytes[index + 1]):
        index += 2
        if bytes[index - 1] == UInt8(ascii: "\r"), index < bytes.count,
          bytes[index] == UInt8(ascii: "\n")
        {
          index += 1
        }
      default: return
      }
    }
  }

  // MARK: Tokens

  private mutating func token() throws(PythonProblem) -> PythonToken {
    let start = index
    let depth = brackets.count
    let kind: PythonToken.Kind
    let byte = bytes[index]
    if isNameStart(byte) {
      try skipName()
      let prefix = text(start..<index).lowercased()
      if let quote = peek(0), isQuote(quote), PythonTokenizer.prefixes.contains(prefix) {
        try skipString(isFormatted: prefix.contains("f") || prefix.contains("t"))
        kind = .string
      } else {
        kind = .name
      }
    } else if isDigit(byte) || byte == UInt8(ascii: ".") && isDigit(peek(1) ?? 0) {
      skipNumber()
      kind = .number
    } else if isQuote(byte) {
      try skipString(isFormatted: false)
      kind = .string
    } else {
      try skipSign()
      kind = .sign
    }
    // Names are asked for, and no long text is one.
    let isLong = kind == .string && index - start > 48
    return PythonToken(
      kind: kind, text: isLong ? "" : text(start..<index), range: start..<index, depth: depth)
  }

  private mutating func skipName() throws(PythonProblem) {
    while let byte = peek(0), isNameStart(byte) || isDigit(byte) {
      // Quotation marks of word processors, and the space that doesn't break.
      let isTypeset = byte == 0xE2 && peek(1) == 0x80 && [0x98, 0x99, 0x9C, 0x9D].contains(peek(2))
      if isTypeset || byte == 0xC2 && peek(1) == 0xA0 {
        throw PythonProblem(
          message: "this character has no meaning in Python",
          range: index..<index + (isTypeset ? 3 : 2))
      }
      index += 1
    }
  }

  private mutating func skipNumber() {
    let isHexadecimal = peek(1).map { $0 | 0x20 } == UInt8(ascii: "x")
    while let byte = peek(0) {
      let isExponent = !isHexadecimal && byte | 0x20 == UInt8(ascii: "e")
      guard isDigit(byte) || isNameStart(byte) || byte == UInt8(ascii: ".") else { return }
      index += 1
      if isExponent, let sign = peek(0), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        index += 1
      }
    }
  }

  private mutating func skipString(isFormatted: Bool) throws(PythonProblem) {
    let start = index
    let quote = bytes[index]
    let isLong = peek(1) == quote && peek(2) == quote
    index += isLong ? 3 : 1
    var fields = 0
    while let byte = peek(0) {
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case quote where fields == 0 && !isLong:
        index += 1
        return
      case quote where isLong && peek(1) == quote && peek(2) == quote:
        index += 3
        return
      // Within a field of a formatted string, a quote starts another string.
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if fields > 0, !isLong {
          try skipString(isFormatted: false)
          continue
        }
      case UInt8(ascii: "{") where isFormatted:
        if fields == 0, peek(1) == byte { index += 1 } else { fields += 1 }
      case UInt8(ascii: "}") where fields > 0: fields -= 1
      case _ where !isLong && isLineBreak(byte) && fields == 0:
        throw PythonProblem(message: "this text is never closed", range: start..<index)
      default: break
      }
      index += 1
    }
    throw PythonProblem(
      message: "this text is never closed", range: start..<min(start + 1, bytes.count))
  }

  private mutating func skipSign() throws(PythonProblem) {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "("): brackets.append((UInt8(ascii: ")"), index))
    case UInt8(ascii: "["): brackets.append((UInt8(ascii: "]"), index))
    case UInt8(ascii: "{"): brackets.append((UInt8(ascii: "}"), index))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): try close(byte)
    case UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "`"):
      throw problem("'\(text(index..<index + 1))' has no meaning in Python", index)
    default: break
    }
    let length = signLength
    index += length
    if byte == UInt8(ascii: "!"), length == 1 {
      throw problem("'!' has no meaning in Python", index - 1)
    }
  }

  /// How many characters the sign has that starts here.
  private var signLength: Int {
    // Brackets and commas, of which there are most, start no longer one.
    guard PythonTokenizer.longSigns.contains(where: { $0[0] == bytes[index] }) else { return 1 }
    return PythonTokenizer.longSigns.filter { bytes[index...].starts(with: $0) }.map(\.count).max()
      ?? 1
  }

  private mutating func close(_ byte: UInt8) throws(PythonProblem) {
    guard let open = brackets.popLast() else {
      throw problem("'\(text(index..<index + 1))' closes nothing", index)
    }
    guard open.closer == byte else {
      let opener = text(open.opener..<open.opener + 1)
      throw problem("'\(text(index..<index + 1))' doesn't close '\(opener)'", index)
    }
  }

  // MARK: Characters

  private func peek(_ distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func problem(_ message: String, _ place: Int) -> PythonProblem {
    PythonProblem(message: message, range: place..<place + 1)
  }

  private func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isNameStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static let prefixes: Set<String> = [
    "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt",
  ]

  private static let longSigns = [
    "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=",
    "<<", ">>", "**", "//", "<<=", ">>=", "**=", "//=", "...",
  ].map { Array($0.utf8) }
}
