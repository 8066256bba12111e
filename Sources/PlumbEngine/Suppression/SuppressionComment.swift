internal import PlumbSource
internal import PlumbTemplate

/// A comment that speaks to Plumbline: `# plumb: ignore RULE, RULE -- reason`.
struct SuppressionComment {
  enum Reach: String, CaseIterable {
    /// The line it stands on, or the next one with content.
    case line = "ignore"
    case file = "ignore-file"
  }

  let reach: Reach
  /// The rules as written, each with its place; never empty.
  let rules: [Name]
  /// What follows ` -- `; nil if nothing does.
  let reason: String?

  /// Why a comment that speaks to Plumbline can't be understood.
  struct Malformed: Error {
    let message: String
    var suggestion: String?
    let span: Span
  }

  /// Reads a comment; nil if it doesn't speak to Plumbline.
  init?(_ comment: Span, in source: Source) throws(Malformed) {
    var words = Words(source.bytes, comment)
    words.skip { $0 == UInt8(ascii: "#") || $0.isBlank }
    guard words.take("plumb") else { return nil }
    let hasColon = words.take(":")
    words.skip(\.isBlank)
    guard hasColon else {
      guard words.take("ignore") else { return nil }
      throw Malformed(message: "a colon is missing after 'plumb'", span: comment)
    }
    let word = words.name(until: \.isBlank)
    guard let reach = Reach(rawValue: word.text) else {
      throw SuppressionComment.unknown(word, comment)
    }
    self.reach = reach
    let (names, reason) = words.namesAndReason()
    guard !names.isEmpty, !names.contains(where: \.text.isEmpty) else {
      throw Malformed(message: "'plumb: \(word.text)' takes the names of rules", span: comment)
    }
    if let name = names.first(where: { $0.text.utf8.contains(where: \.isBlank) }) {
      throw Malformed(
        message: "rules are separated by commas, and a reason stands after ' -- '", span: name.span)
    }
    rules = names
    self.reason = reason
  }

  private static func unknown(_ word: Name, _ comment: Span) -> Malformed {
    Malformed(
      message: "'\(word.text)' is nothing that Plumbline can be told",
      suggestion: SpellingSuggestion.best(
        for: word.text, among: Reach.allCases.map(\.rawValue)),
      span: word.text.isEmpty ? comment : word.span)
  }
}

/// The rest of a comment, taken from its front.
private struct Words {
  let bytes: [UInt8]
  var start: Int
  let end: Int

  init(_ bytes: [UInt8], _ span: Span) {
    self.bytes = bytes
    start = Int(span.start)
    end = Int(span.end)
  }

  mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while start < end, isSkipped(bytes[start]) { start += 1 }
  }

  mutating func take(_ word: String) -> Bool {
    guard bytes[start..<end].starts(with: word.utf8) else { return false }
    start += word.utf8.count
    return true
  }

  mutating func name(until isEnd: (UInt8) -> Bool) -> Name {
    let first = start
    skip { !isEnd($0) }
    return name(first..<start)
  }

  /// The names up to ` -- `, trimmed, and what follows it.
  func namesAndReason() -> (names: [Name], reason: String?) {
    let dashes = (start..<end).first { at in
      at + 1 < end && bytes[at] == UInt8(ascii: "-") && bytes[at + 1] == UInt8(ascii: "-")
        && (at == start || bytes[at - 1].isBlank) && (at + 2 == end || bytes[at + 2].isBlank)
    }
    let list = trimmed(start..<(dashes ?? end))
    let names =
      list.isEmpty
      ? []
      : bytes[list].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { name(trimmed($0.startIndex..<$0.endIndex)) }
    let reason = dashes.map { name(trimmed($0 + 2..<end)).text } ?? ""
    return (names, reason.isEmpty ? nil : reason)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let first = range.first { !bytes[$0].isBlank } ?? range.upperBound
    let last = range.last { !bytes[$0].isBlank } ?? first - 1
    return first..<last + 1
  }

  private func name(_ range: Range<Int>) -> Name {
    Name(String(decoding: bytes[range], as: UTF8.self), Span(range.lowerBound, range.upperBound))
  }
}

extension UInt8 {
  /// Whether it is a space, a tab or a carriage return.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}
