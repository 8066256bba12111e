/// A regular expression taken apart, as far as its parts are plain.
///
/// Beyond ASCII, classes such as `\d` are taken to hold every character: what a tree matches is never
/// less than what the expression matches.
indirect enum PatternTree {
  case characters([ClosedRange<UInt32>])
  case sequence([PatternTree])
  case alternatives([PatternTree])
  /// Without a greatest number it is repeated without end.
  case repeated(PatternTree, least: Int, most: Int?)

  /// Nil for what looks around, refers back, sets options, or can't be read.
  init?(_ pattern: String) {
    var reader = PatternTreeReader(rest: Array(pattern.unicodeScalars)[...])
    guard let tree = reader.alternatives(depth: 0), reader.rest.isEmpty else { return nil }
    self = tree
  }
}

/// Reads what most expressions are made of; the syntax is that of pcre2pattern(3).
private struct PatternTreeReader {
  var rest: ArraySlice<Unicode.Scalar>

  mutating func alternatives(depth: Int) -> PatternTree? {
    guard depth < PatternTreeReader.maximumDepth else { return nil }
    var branches: [PatternTree] = []
    repeat {
      guard let branch = sequence(depth: depth) else { return nil }
      branches.append(branch)
    } while take("|")
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(depth: Int) -> PatternTree? {
    var parts: [PatternTree] = []
    // At the ends of the whole expression anchors say nothing new.
    if depth == 0 { while take("^") {} }
    while let next = rest.first, next != "|", next != ")" {
      if depth == 0, take("$") {
        guard rest.isEmpty || rest.first == "|" else { return nil }
        break
      }
      guard let part = part(depth: depth), let repeated = quantified(part) else { return nil }
      parts.append(repeated)
    }
    return .sequence(parts)
  }

  private mutating func part(depth: Int) -> PatternTree? {
    guard let scalar = rest.popFirst() else { return nil }
    switch scalar {
    case "(":
      if take("?"), !take(":") { return nil }
      if rest.first == "*" { return nil }
      guard let inner = alternatives(depth: depth + 1), take(")") else { return nil }
      return inner
    case "[": return characterClass().map { .characters($0) }
    case ".": return .characters(CharacterSets.inverted([0x0A...0x0A]))
    case "\\": return escape().map { .characters($0) }
    case "*", "+", "?", "^", "$": return nil
    default: return .characters([scalar.value...scalar.value])
    }
  }

  // MARK: Repetition

  private mutating func quantified(_ part: PatternTree) -> PatternTree? {
    guard let (least, most) = quantifier() else { return part }
    guard most.map({ $0 >= least }) ?? true, max(least, most ?? 0) <= 1_000 else { return nil }
    // Reluctance finds the same texts; possessiveness finds fewer, and what repeats twice is rare.
    _ = take("?")
    if rest.first == "+" || quantifierFollows { return nil }
    return .repeated(part, least: least, most: most)
  }

  private var quantifierFollows: Bool {
    var copy = self
    return copy.quantifier() != nil
  }

  private mutating func quantifier() -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    var copy = self
    guard copy.take("{"), let least = copy.number() else { return nil }
    var most: Int? = least
    if copy.take(",") { most = copy.number() }
    // Anything else is a brace that stands for itself.
    guard copy.take("}") else { return nil }
    self = copy
    return (least, most)
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { ("0"..."9").contains($0) }.prefix(9)
    rest = rest.dropFirst(digits.count)
    return Int(String(String.UnicodeScalarView(digits)))
  }

  // MARK: Characters

  private mutating func characterClass() -> [ClosedRange<UInt32>]? {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let scalar = rest.popFirst() {
      if scalar == "]", !isFirst {
        // Beyond ASCII what the class itself holds may be too much to be left out.
        return isNegated ? CharacterSets.inverted(ranges.filter { $0.upperBound < 0x80 }) : ranges
      }
      isFirst = false
      if scalar == "[", [":", ".", "="].contains(rest.first) { return nil }
      guard let low = member(scalar) else { return nil }
      guard low.count == 1, low[0].count == 1, rest.first == "-", rest.dropFirst().first != "]"
      else {
        ranges += low
        continue
      }
      rest = rest.dropFirst()
      guard let scalar = rest.popFirst(), let high = member(scalar), high.count == 1,
        high[0].count == 1, low[0].lowerBound <= high[0].lowerBound
      else { return nil }
      ranges.append(low[0].lowerBound...high[0].lowerBound)
    }
    return nil
  }

  private mutating func member(_ scalar: Unicode.Scalar) -> [ClosedRange<UInt32>]? {
    scalar == "\\" ? escape() : [scalar.value...scalar.value]
  }

  private mutating func escape() -> [ClosedRange<UInt32>]? {
    guard let scalar = rest.popFirst() else { return nil }
    switch scalar {
    case "d": return CharacterSets.digits + CharacterSets.beyondASCII
    case "w": return CharacterSets.words + CharacterSets.beyondASCII
    case "s": return CharacterSets.blanks + CharacterSets.beyondASCII
    case "D": return CharacterSets.inverted(CharacterSets.digits)
    case "W": return CharacterSets.inverted(CharacterSets.words)
    case "S": return CharacterSets.inverted(CharacterSets.blanks)
    case "t": return [0x09...0x09]
    case "n": return [0x0A...0x0A]
    case "r": return [0x0D...0x0D]
    default:
      let isPunctuation = (0x21..<0x7F).contains(scalar.value) && !scalar.properties.isAlphabetic
      guard isPunctuation, !("0"..."9").contains(scalar) else { return nil }
      return [scalar.value...scalar.value]
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static let maximumDepth = 100
}

/// Sets of characters as ranges of code points.
enum CharacterSets {
  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let words: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  static let blanks: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]
  static let beyondASCII: [ClosedRange<UInt32>] = [0x80...0x10FFFF]

  /// Every character that is in none of the ranges.
  static func inverted(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return gaps
  }
}
