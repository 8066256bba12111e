/// A text that several automata accept, if there is one.
public enum CommonText: Hashable, Sendable {
  /// The shortest, or one of them.
  case text(String)
  /// There surely is none.
  case none
  /// The search was given up.
  case unknown

  /// Looks for a text.
  ///
  /// - Parameters:
  ///   - lengths: How many characters (Unicode scalars) it has.
  ///   - excluded: Texts that don't count.
  ///   - isWanted: What else it must be; with it only short texts are found.
  public init(
    acceptedBy automata: [PatternAutomaton], lengths: ClosedRange<Int> = 0...Int.max,
    except excluded: Set<String> = [], where isWanted: ((String) -> Bool)? = nil
  ) {
    var search = CommonTextSearch(
      automata: automata, lengths: lengths,
      excluded: Set(excluded.map { $0.unicodeScalars.map(\.value) }), isWanted: isWanted)
    self = search.run()
  }
}

/// A search in breadth over the positions of several automata.
private struct CommonTextSearch {
  let automata: [PatternAutomaton]
  let lengths: ClosedRange<Int>
  let excluded: Set<[UInt32]>
  let isWanted: ((String) -> Bool)?
  /// Whether characters were left out that might have led to a text.
  private var isPartial = false

  init(
    automata: [PatternAutomaton], lengths: ClosedRange<Int>, excluded: Set<[UInt32]>,
    isWanted: ((String) -> Bool)?
  ) {
    self.automata = automata
    self.lengths = lengths
    self.excluded = excluded
    self.isWanted = isWanted
  }

  private struct Step {
    let positions: [PatternAutomaton.Position]
    let text: [UInt32]
  }

  /// What decides how a text can go on: texts with the same need to be looked at once only.
  private struct Key: Hashable {
    let positions: [PatternAutomaton.Position]
    let length: Int
    /// The text itself where an excluded one starts with it.
    let text: [UInt32]
  }

  mutating func run() -> CommonText {
    var queue = [Step(positions: automata.map(\.start), text: [])]
    var seen: Set<Key> = []
    var next = 0
    var work = 0
    while next < queue.count {
      let step = queue[next]
      next += 1
      work += 1 + step.positions.reduce(0) { $0 + $1.count }
      guard work < CommonTextSearch.maximumWork else { return .unknown }
      if let found = accepted(step) { return .text(found) }
      guard step.text.count < lengths.upperBound else { continue }
      for character in characters(after: step) {
        let positions = zip(automata, step.positions).map {
          $0.position(after: character, from: $1)
        }
        let after = Step(positions: positions, text: step.text + [character])
        if positions.contains(where: \.isEmpty) || !seen.insert(key(of: after)).inserted {
          continue
        }
        queue.append(after)
      }
    }
    return isPartial ? .unknown : .none
  }

  private func accepted(_ step: Step) -> String? {
    guard lengths.contains(step.text.count), !excluded.contains(step.text),
      zip(automata, step.positions).allSatisfy({ $0.isAccepting($1) })
    else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: step.text.compactMap { Unicode.Scalar($0) })
    return isWanted?(String(text)) ?? true ? String(text) : nil
  }

  private func key(of step: Step) -> Key {
    // What is wanted can depend on each character, so that no two texts are alike.
    let isPrefix = isWanted != nil || excluded.contains { $0.starts(with: step.text) }
    let isLengthOfMatter = lengths.upperBound < .max || step.text.count < lengths.lowerBound
    return Key(
      positions: step.positions, length: isLengthOfMatter ? step.text.count : lengths.lowerBound,
      text: isPrefix ? step.text : [])
  }

  /// One of the characters of each set that no automaton tells apart, the plainest first.
  private mutating func characters(after step: Step) -> [UInt32] {
    let sets = zip(automata, step.positions).map { $0.characters(from: $1) }
    var bounds = Set([0, 0x110000] as [UInt32])
    for range in sets.joined() {
      bounds.insert(range.lowerBound)
      bounds.insert(range.upperBound + 1)
    }
    for text in excluded where text.count > step.text.count && text.starts(with: step.text) {
      bounds.insert(text[step.text.count])
      bounds.insert(text[step.text.count] + 1)
    }
    let sorted = bounds.sorted()
    let parts = zip(sorted, sorted.dropFirst()).map { $0...($1 - 1) }.filter { part in
      sets.allSatisfy { set in set.contains { $0.contains(part.lowerBound) } }
    }
    return parts.flatMap { examples(in: $0) }
      .sorted { CommonTextSearch.rank($0) < CommonTextSearch.rank($1) }
  }

  private mutating func examples(in part: ClosedRange<UInt32>) -> [UInt32] {
    guard isWanted != nil else {
      let plain = CommonTextSearch.plain.first { part.contains($0) }
      // Half of a UTF-16 pair is no character.
      let other = part.lowerBound == 0xD800 ? 0xE000 : part.lowerBound
      return part.contains(plain ?? other) ? [plain ?? other] : []
    }
    if part.count > CommonTextSearch.maximumExamples { isPartial = true }
    return Array(part.prefix(CommonTextSearch.maximumExamples))
  }

  /// Letters before digits before everything else.
  private static func rank(_ character: UInt32) -> UInt32 {
    switch character {
    case 0x61...0x7A: character - 0x61
    case 0x41...0x5A: character
    case 0x30...0x39: 0x100 + character
    default: 0x1000 + character
    }
  }

  private static let plain = (0x20...0x7E).sorted { rank($0) < rank($1) }
  private static let maximumExamples = 16
  /// States of automata that are looked at: a few milliseconds.
  private static let maximumWork = 20_000
}
