internal import PlumbPattern

/// Brings the schemas' regular expressions into PCRE2's syntax.
///
/// They are written for several engines, Java's and JavaScript's among them. Where the meaning can't
/// be kept exactly, the rewritten expression takes more than the written one, never less.
enum PatternRewriter {
  /// The expression as PCRE2 understands it.
  ///
  /// - Throws: `DevError` if PCRE2 can't read it after all: such a pattern needs a rule here.
  static func rewritten(_ source: String) throws -> String {
    var pieces = PatternPiece.all(of: source).map(endAnchored)
    if compiles(pieces) { return pieces.text }
    pieces = surrogatesAsCharacters(pieces)
    pieces = intersectionsAsLookahead(pieces)
    pieces = pieces.map(posixClass)
    pieces = hyphensEscaped(pieces)
    pieces = anchorsOnce(pieces)
    if !compiles(pieces) { pieces = pieces.map(largeRepeatOpen) }
    do {
      _ = try Pattern(pieces.text)
    } catch {
      throw DevError("PCRE2 can't read '\(source)' as '\(pieces.text)': \(error)")
    }
    return pieces.text
  }

  private static func compiles(_ pieces: [PatternPiece]) -> Bool {
    (try? Pattern(pieces.text)) != nil
  }

  /// `\Z` is the very end in Python and JavaScript, and may be before a last line break in PCRE2.
  private static func endAnchored(_ piece: PatternPiece) -> PatternPiece {
    piece.text == "\\Z" ? piece.with("\\z") : piece
  }

  /// UTF-16's halves mean the characters that they make: with JavaScript's expressions one writes
  /// `\uD800\uDC00-\uDBFF\uDFFF`, in this order or another, for all of them.
  private static func surrogatesAsCharacters(_ pieces: [PatternPiece]) -> [PatternPiece] {
    var result: [PatternPiece] = []
    var rest = pieces[...]
    while let piece = rest.first {
      guard piece.surrogate != nil else {
        result.append(rest.removeFirst())
        continue
      }
      let run = rest.prefix { $0.surrogate != nil || $0.text == "-" }
      let lowest = run.compactMap(\.surrogate).min() ?? 0xD800
      let first = Unicode.Scalar(0x10000 + (min(lowest, 0xDBFF) - 0xD800) * 0x400)
      result.append(piece.with("\(first.map(Character.init) ?? "\u{10000}")-\u{10FFFF}"))
      rest = rest.dropFirst(run.count)
    }
    return result
  }

  /// `[a&&[^b]]`, which Java has, is `(?:(?![b])[a])`.
  private static func intersectionsAsLookahead(_ pieces: [PatternPiece]) -> [PatternPiece] {
    let text = pieces.text
    let expression = /\[([^\[\]]*)&&\[\^([^\[\]]*)\]\]/
    guard let match = text.firstMatch(of: expression) else { return pieces }
    let replaced = text.replacingCharacters(
      in: match.range, with: "(?:(?![\(match.2)])[\(match.1)])")
    return PatternPiece.all(of: replaced)
  }

  /// Classes that PCRE2 knows by their POSIX names only.
  private static func posixClass(_ piece: PatternPiece) -> PatternPiece {
    let names = ["\\p{Graph}": "[:graph:]", "\\p{Print}": "[:print:]"]
    guard let name = names[piece.text] else { return piece }
    return piece.with(piece.isInClass ? name : "[\(name)]")
  }

  /// A hyphen behind a class such as `\w` is no range; PCRE2 wants it to be escaped.
  private static func hyphensEscaped(_ pieces: [PatternPiece]) -> [PatternPiece] {
    var result = pieces
    for index in pieces.indices.dropFirst()
    where pieces[index].isInClass && pieces[index].text == "-" && pieces[index - 1].isShorthand {
      result[index] = pieces[index].with("\\-")
    }
    return result
  }

  /// `${1,128}`: an end that repeats is an end.
  private static func anchorsOnce(_ pieces: [PatternPiece]) -> [PatternPiece] {
    pieces.indices.compactMap { index in
      let repeatsAnchor =
        index > 0 && !pieces[index].isInClass && pieces[index].isRepeat
        && pieces[index - 1].text == "$"
      return repeatsAnchor ? nil : pieces[index]
    }
  }

  /// PCRE2 copies what is repeated: a group with `{1,900}` gets too large, with `{1,}` it doesn't.
  private static func largeRepeatOpen(_ piece: PatternPiece) -> PatternPiece {
    guard piece.isRepeat, let bounds = piece.text.wholeMatch(of: /\{(\d+),(\d+)\}/),
      let most = Int(bounds.2), most >= 500
    else { return piece }
    return piece.with("{\(bounds.1),}")
  }
}

/// A part of a regular expression that means something by itself.
struct PatternPiece: Hashable {
  let text: String
  /// Whether it stands within square brackets.
  let isInClass: Bool

  func with(_ text: String) -> PatternPiece { PatternPiece(text: text, isInClass: isInClass) }

  /// The half of a UTF-16 pair that it stands for; nil for anything else.
  var surrogate: UInt32? {
    guard text.hasPrefix("\\u"), let value = UInt32(text.dropFirst(2), radix: 16),
      (0xD800...0xDFFF).contains(value)
    else { return nil }
    return value
  }

  /// Whether it stands for a class of characters: `\w`, `\p{L}`.
  var isShorthand: Bool { text.wholeMatch(of: /\\[wWsSdD]|\\[pP]\{.*\}|\[:\w+:\]/) != nil }

  /// Whether it says how often what is before it repeats: `{1,128}`.
  var isRepeat: Bool { text.wholeMatch(of: /\{\d+(,\d*)?\}/) != nil }

  /// The pieces of an expression; together they are the expression.
  static func all(of source: String) -> [PatternPiece] {
    var pieces: [PatternPiece] = []
    var rest = Substring(source)
    var isInClass = false
    while !rest.isEmpty {
      let match = rest.prefixMatch(
        of: /\\u[0-9A-Fa-f]{4}|\\[pP]\{[^}]*\}|\\.|\{\d+(,\d*)?\}|\[:\w+:\]|./.dotMatchesNewlines())
      // The last alternative takes any character.
      let text = match.map { String($0.0) } ?? String(rest.prefix(1))
      if text == "]" { isInClass = false }
      pieces.append(PatternPiece(text: text, isInClass: isInClass))
      if text == "[" { isInClass = true }
      rest = rest.dropFirst(text.count)
    }
    return pieces
  }
}

extension [PatternPiece] {
  var text: String { map(\.text).joined() }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
