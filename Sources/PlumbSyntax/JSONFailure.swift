import PlumbSource

/// What stopped the JSON reader, and where.
struct JSONFailure {
  enum Problem {
    case noValue
    case noKey
    case missingColon
    case missingComma(opening: Int)
    case trailingComma(String)
    case number
    case escape
    case unclosedString
    case unclosedBracket
    case controlCharacter
    case textAfterEnd
    case nesting(Int)
    case nodes(Int)
  }

  let problem: Problem
  let offset: Int

  /// Whether the place makes sense in YAML: a scalar without quotes, a tag, an alias, a comment.
  func looksLikeYAML(in source: Source) -> Bool {
    switch problem {
    case .noValue, .noKey:
      offset < source.bytes.count && !Array("{}[],:".utf8).contains(source.bytes[offset])
    default: false
    }
  }

  func finding(in source: Source) -> Finding {
    let one = Span(offset, min(offset + 1, source.bytes.count))
    switch problem {
    case .trailingComma(let closing):
      return SyntaxRules.invalidJSON.finding(
        "JSON has no comma before '\(closing)'", in: source, at: one)
    case .escape:
      let span = Span(offset, min(offset + 2, source.bytes.count))
      return YAMLRules.badEscape.finding(
        "'\(source.text(span))' is no escape in JSON", in: source, at: span)
    case .unclosedString:
      return YAMLRules.unclosedQuote.finding(
        "the quote is not closed on its line", in: source, at: one)
    case .unclosedBracket:
      return YAMLRules.unclosedBracket.finding(
        "'\(source.text(one))' is never closed", in: source, at: one)
    case .controlCharacter:
      return SyntaxRules.controlCharacter.finding(
        "control character in a string needs an escape", in: source, at: one)
    case .nesting(let limit):
      return SyntaxRules.nestingTooDeep.finding(
        "collections are nested more than \(limit) deep", in: source, at: one)
    case .nodes(let limit):
      return SyntaxRules.tooManyNodes.finding(
        "more than \(limit) keys and values", in: source, at: one)
    case .noValue, .noKey, .missingColon, .missingComma, .number, .textAfterEnd:
      return unexpectedWord(in: source)
    }
  }

  private func unexpectedWord(in source: Source) -> Finding {
    let word = word(in: source)
    let text = word.isEmpty ? "the end of the file" : "'\(source.text(word))'"
    var related: [Label] = []
    let message: String
    switch problem {
    case .noKey: message = "expected a key in double quotes, not \(text)"
    case .missingColon: message = "expected ':' after the key, not \(text)"
    case .missingComma(let opening):
      let bracket = Span(opening, opening + 1)
      let closing = source.text(bracket) == "{" ? "}" : "]"
      related = [Label(bracket, "'\(source.text(bracket))' was opened here")]
      message = "expected ',' or '\(closing)' before \(text)"
    case .number: message = "\(text) is no number in JSON"
    case .textAfterEnd: message = "\(text) follows the end of the value"
    default: message = "expected a value, not \(text)"
    }
    return SyntaxRules.invalidJSON.finding(message, in: source, at: word, related: related)
  }

  /// One bracket, comma or other mark, or letters and digits up to one.
  private func word(in source: Source) -> Span {
    let isWord: (UInt8) -> Bool = { byte in
      byte >= 0x80 || byte > 0x20 && ![0x22, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D].contains(byte)
    }
    var end = min(offset + 1, source.bytes.count)
    guard end > offset, isWord(source.bytes[offset]) else { return Span(offset, end) }
    while end < source.bytes.count, end < offset + 60, isWord(source.bytes[end]) { end += 1 }
    return Span(offset, end)
  }
}
