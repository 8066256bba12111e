import PlumbSource

/// Says in words for people what made libyaml stop, at the place where it is wrong.
struct YAMLProblem {
  private let failure: EventReader.Failure
  /// Where libyaml noticed it.
  private let place: Int
  /// Where what it was reading began; nil if it doesn't say.
  private let context: Int?
  /// The innermost bracket that isn't closed; nil for none.
  private let bracket: Int?
  private let source: Source

  init(
    _ failure: EventReader.Failure, place: Int, context: Int?, bracket: Int?, source: Source
  ) {
    self.failure = failure
    self.place = place
    self.context = context
    self.bracket = bracket
    self.source = source
  }

  var finding: Finding {
    let problem = failure.problem
    switch problem {
    case "found character that cannot start any token": return unexpectedCharacter
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return tab
    case "could not find expected ':'": return missingColon
    case "mapping values are not allowed in this context": return unexpectedColon
    case "mapping keys are not allowed in this context":
      return finding(YAMLRules.unexpectedText, "'?' cannot start a key here")
    case "block sequence entries are not allowed in this context": return unexpectedDash
    case "did not find expected key", "did not find expected '-' indicator": return misplaced
    case "did not find expected ',' or ']'": return unclosed("[", "]")
    case "did not find expected ',' or '}'": return unclosed("{", "}")
    case "found unexpected end of stream", "found unexpected document indicator":
      return unclosedQuote
    case "found undefined tag handle": return undefinedHandle
    case "did not find expected node content": return missingContent
    case "did not find expected <document start>": return behindDocument
    default: return byContext
    }
  }

  // MARK: By what libyaml was reading

  private var byContext: Finding {
    switch failure.context {
    case "while parsing a quoted scalar", "while scanning a quoted scalar": return badEscape
    case "while scanning a block scalar":
      return finding(
        YAMLRules.badBlockScalar, "\(token(at: place)) cannot follow '\(character(at: context))'")
    case "while scanning an anchor", "while scanning an alias":
      return finding(
        YAMLRules.badAnchor, "'\(character(at: context))' needs a name of letters and digits",
        at: context)
    case "while scanning a tag", "while parsing a tag":
      return finding(YAMLRules.badTag, "\(token(at: context ?? place)) is not a tag", at: context)
    case let context? where context.contains("directive"):
      return finding(
        YAMLRules.badDirective, "\(token(at: self.context ?? place)) is not a directive",
        at: self.context)
    default:
      return finding(
        failure.problem.contains("directive") || failure.problem.contains("YAML document")
          ? YAMLRules.badDirective : YAMLRules.malformed,
        "\(token(at: place)) cannot stand here")
    }
  }

  private var badEscape: Finding {
    // libyaml names the place after the backslash or the digits.
    var start = min(place, source.bytes.count - 1)
    while start > context ?? 0, source.bytes[start] != UInt8(ascii: "\\") { start -= 1 }
    let end = min(start + 2, source.bytes.count)
    return YAMLRules.badEscape.finding(
      "'\(source.text(Span(start, end)))' is no escape", in: source, at: Span(start, end),
      related: related("the quote starts here"))
  }

  private var unexpectedCharacter: Finding {
    guard place < source.bytes.count else { return finding(YAMLRules.malformed, "unexpected end") }
    if source.bytes[place] == UInt8(ascii: "\t") { return tab }
    return finding(
      YAMLRules.reservedCharacter, "'\(character(at: place))' cannot start a value without quotes",
      length: 1)
  }

  private var tab: Finding {
    var end = place
    while end < source.bytes.count, source.bytes[end] == UInt8(ascii: "\t") { end += 1 }
    return YAMLRules.tabIndentation.finding(
      "tab where YAML expects spaces", in: source, at: Span(place, max(end, place)))
  }

  private var missingColon: Finding {
    let start = context ?? place
    return YAMLRules.missingColon.finding(
      "\(token(at: start)) is no 'key: value' and continues nothing", in: source,
      at: lineRest(from: start))
  }

  private var unexpectedColon: Finding {
    let line = source.span(ofLine: source.lines.line(at: place))
    let before = source.text(Span(Int(line.start), max(Int(line.start), place)))
    let isNested = before.contains(": ") || before.contains(":\t")
    if isNested {
      return finding(
        YAMLRules.unexpectedColon, "a value that contains ': ' needs quotes", length: 1)
    }
    let key = before.trimmed
    return YAMLRules.unexpectedColon.finding(
      "'\(key):' cannot start a mapping below a value", in: source,
      at: Span(place - key.utf8.count, place + 1))
  }

  private var unexpectedDash: Finding {
    finding(YAMLRules.unexpectedDash, "'-' cannot start a list here", length: 1)
  }

  /// A line that fits no level above it, or text behind a complete value.
  private var misplaced: Finding {
    guard isFirstOnLine(place) else {
      return finding(
        YAMLRules.unexpectedText, "\(token(at: place)) follows the end of the value",
        related: related("in the collection that starts here"))
    }
    let isList = failure.problem == "did not find expected '-' indicator"
    let what = isList ? "item of the list" : "key of the mapping"
    return finding(
      YAMLRules.badIndentation, "\(token(at: place)) is no \(what) above it",
      related: related(isList ? "the list starts here" : "the mapping starts here"))
  }

  private var behindDocument: Finding {
    let text = token(at: place)
    let isBracket = ["]", "}"].contains(character(at: place))
    guard isFirstOnLine(place), !isBracket else {
      return finding(YAMLRules.unexpectedText, "\(text) follows the end of the value")
    }
    return finding(YAMLRules.badIndentation, "\(text) is indented less than what is above it")
  }

  private func unclosed(_ opening: String, _ closing: String) -> Finding {
    guard place < source.bytes.count, let context else { return neverClosed(context ?? place) }
    // At a colon it is the key before it that shows where the bracket should have ended.
    let start = source.bytes[place] == UInt8(ascii: ":") ? wordStart(before: place) : place
    return finding(
      YAMLRules.unclosedBracket, "expected ',' or '\(closing)' before \(token(at: start))",
      at: start, related: [Label(Span(context, context + 1), "'\(opening)' was opened here")])
  }

  private func neverClosed(_ bracket: Int) -> Finding {
    let span = Span(bracket, min(bracket + 1, source.bytes.count))
    return YAMLRules.unclosedBracket.finding(
      "'\(source.text(span))' is never closed", in: source, at: span)
  }

  private var unclosedQuote: Finding {
    let start = context ?? place
    return YAMLRules.unclosedQuote.finding(
      "the quote is never closed", in: source, at: Span(start, min(start + 1, source.bytes.count)))
  }

  private var undefinedHandle: Finding {
    let start = context ?? place
    return finding(
      YAMLRules.badTag, "\(token(at: start)) uses a tag handle that is not defined", at: start)
  }

  private var missingContent: Finding {
    if place >= source.bytes.count, let bracket { return neverClosed(bracket) }
    return finding(YAMLRules.malformed, "\(token(at: place)) stands where a value is expected")
  }

  // MARK: Text of the source

  private func finding(
    _ rule: RuleMetadata, _ message: String, at start: Int? = nil, length: Int? = nil,
    related: [Label] = []
  ) -> Finding {
    let start = start ?? place
    let end = length.map { min(start + $0, source.bytes.count) } ?? tokenEnd(from: start)
    return rule.finding(message, in: source, at: Span(start, end), related: related)
  }

  private func related(_ message: String) -> [Label] {
    guard let context, context < source.bytes.count else { return [] }
    return [Label(Span(context, tokenEnd(from: context)), message)]
  }

  private func isFirstOnLine(_ offset: Int) -> Bool {
    let line = source.span(ofLine: source.lines.line(at: offset))
    return source.bytes[Int(line.start)..<max(Int(line.start), offset)].allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
    }
  }

  private func wordStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, source.bytes[start - 1] > UInt8(ascii: " ") { start -= 1 }
    return start
  }

  private func lineRest(from start: Int) -> Span {
    let line = source.span(ofLine: source.lines.line(at: start))
    var end = max(start, Int(line.end))
    while end > start, source.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return Span(start, end)
  }

  /// The end of the word that starts at an offset.
  private func tokenEnd(from start: Int) -> Int {
    var end = start
    while end < source.bytes.count, source.bytes[end] > UInt8(ascii: " "),
      source.bytes[end] != UInt8(ascii: ",") || end == start, end < start + 60
    {
      end += 1
    }
    // Not within a character.
    while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private func token(at start: Int) -> String {
    let end = tokenEnd(from: start)
    return end > start ? "'\(source.text(Span(start, end)))'" : "the end of the line"
  }

  private func character(at offset: Int?) -> String {
    guard let offset, offset < source.bytes.count else { return "" }
    return source.text(Span(offset, tokenEnd(from: offset))).first.map(String.init) ?? ""
  }
}

extension String {
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let rest = drop(while: isBlank)
    return String(rest.reversed().drop(while: isBlank).reversed())
  }
}
