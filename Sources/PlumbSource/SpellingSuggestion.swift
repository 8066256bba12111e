/// The name that a misspelt one was probably meant to be.
public struct SpellingSuggestion: Hashable, Sendable {
  /// The word as it was written.
  public let word: String
  /// The nearest of the known names.
  public let name: String
  /// Whether nothing else can well have been meant: no other name is as near, few letters differ, and
  /// more than digits, which tell things apart on purpose.
  public let isClear: Bool

  /// The nearest of the known names; nil if none is near enough to be meant.
  ///
  /// Counts missing, extra, wrong and swapped characters (optimal string alignment); a letter in the
  /// wrong case counts half, and so does a word that is wrong in nothing but its case. A third of the
  /// word's characters may be wrong, one at least. Of equally near names the one with the longer
  /// common start wins, then the first in Unicode order: the order of `names` doesn't matter. Where
  /// none is near, it is the one that starts with the word, of five characters or more. The word itself
  /// is never suggested, and a word of over 100 characters has no suggestion.
  public init?(for word: String, among names: some Sequence<String>) {
    let letters = Array(word.unicodeScalars)
    guard !letters.isEmpty, letters.count <= Self.maximumLength else { return nil }
    var distance = SpellingDistance(from: letters)
    var best: (name: String, cost: Int, commonStart: Int)?
    var isAlone = true
    var completions: [String] = []
    for name in names where name != word {
      if name.hasPrefix(word) { completions.append(name) }
      let candidate = Array(name.unicodeScalars)
      let limit = best?.cost ?? Self.costLimit(letters.count)
      guard let cost = distance.cost(to: candidate, limit: limit) else { continue }
      isAlone = cost < best?.cost ?? .max || best?.name == name && isAlone
      let commonStart = zip(letters, candidate).prefix { $0 == $1 }.count
      if let best, (best.cost, -best.commonStart, best.name) < (cost, -commonStart, name) {
        continue
      }
      best = (name, cost, commonStart)
    }
    guard let best else {
      guard letters.count >= Self.leastStart, completions.count == 1 else { return nil }
      self.word = word
      name = completions[0]
      isClear = false
      return
    }
    self.word = word
    name = best.name
    isClear =
      isAlone && best.cost <= Self.clearLimit(letters.count)
      && !Self.differsInDigits(word, best.name)
  }

  /// The nearest of the known names, as `init(for:among:)` finds it.
  public static func best(for word: String, among names: some Sequence<String>) -> String? {
    SpellingSuggestion(for: word, among: names)?.name
  }

  /// The largest cost at which nothing else can well be meant: a fifth of the characters, one at least.
  private static func clearLimit(_ count: Int) -> Int { 2 * max(1, count / 5) }

  private static func differsInDigits(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.filter(\.isDigit) != right.unicodeScalars.filter(\.isDigit)
  }

  /// The largest cost at which a name counts as meant, in half edits.
  private static func costLimit(_ count: Int) -> Int {
    // One letter that is exchanged for another leaves nothing of the word.
    count == 1 ? 1 : 2 * max(1, count / 3)
  }

  private static let maximumLength = 100
  /// How much of a name has to be written for the rest to be suggested.
  private static let leastStart = 5
}

/// The distances of one word to others, with room for the rows of the table.
private struct SpellingDistance {
  private let word: [Unicode.Scalar]
  private var beforeLast: [Int]
  private var last: [Int]
  private var current: [Int]

  init(from word: [Unicode.Scalar]) {
    self.word = word
    beforeLast = Array(repeating: 0, count: word.count + 1)
    last = beforeLast
    current = beforeLast
  }

  /// The cost in half edits; nil if it is above the limit.
  mutating func cost(to other: [Unicode.Scalar], limit: Int) -> Int? {
    if hasSameLetters(as: other) { return 1 }
    guard 2 * abs(other.count - word.count) <= limit else { return nil }
    for column in 0...word.count { last[column] = 2 * column }
    for row in other.indices {
      current[0] = 2 * (row + 1)
      var smallest = current[0]
      for column in word.indices {
        current[column + 1] = cell(other, row, column)
        smallest = min(smallest, current[column + 1])
      }
      // A swap reaches back over a row, and pays for it in the row between.
      if smallest > limit { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[word.count] <= limit ? last[word.count] : nil
  }

  private func hasSameLetters(as other: [Unicode.Scalar]) -> Bool {
    other.count == word.count && zip(word, other).allSatisfy { Self.exchangeCost($0, $1) < 2 }
  }

  private func cell(_ other: [Unicode.Scalar], _ row: Int, _ column: Int) -> Int {
    let exchange = last[column] + Self.exchangeCost(other[row], word[column])
    var cost = min(exchange, last[column + 1] + 2, current[column] + 2)
    if row > 0, column > 0, other[row] == word[column - 1], other[row - 1] == word[column] {
      cost = min(cost, beforeLast[column - 1] + 2)
    }
    return cost
  }

  private static func exchangeCost(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Int {
    if left == right { return 0 }
    return left.properties.lowercaseMapping == right.properties.lowercaseMapping ? 1 : 2
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension SpellingSuggestion {
  /// What to say behind a message: `; did you mean 'Bucket'?`.
  public var question: String { "; did you mean '\(name)'?" }

  /// The fix that writes the name instead of the word; nil where the word isn't written in the span once.
  ///
  /// Safe if the suggestion is clear: what names nothing can't be deployed, and so nothing depends on it.
  public func fix(at span: Span, in source: Source) -> Fix? {
    let bytes = source.bytes[span.range]
    let word = Array(word.utf8)
    let starts = bytes.indices.filter { bytes[$0...].starts(with: word) }
    guard starts.count == 1, let start = starts.first, name.utf8.allSatisfy(\.isPartOfName) else {
      return nil
    }
    let edit = Edit(Span(start, start + word.count), name)
    return Fix(title: "write '\(name)'", edits: [edit], isSafe: isClear)
  }
}

extension UInt8 {
  /// Whether it means itself in any scalar.
  fileprivate var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
