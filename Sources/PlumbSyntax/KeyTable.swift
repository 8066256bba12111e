/// The distinct keys and tag names of one tree, as numbers.
///
/// Seeded with CloudFormation's words, so that these have the same number in every tree.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// Word 0 is the empty one.
  private var words: [Word] = []
  /// Open addressing: the word's number plus one, or 0.
  private var slots: [UInt32]

  private struct Word {
    let hash: UInt32
    /// The place in `bytes`.
    let start: UInt32
    let end: UInt32
  }

  static let seeded = KeyTable(words: CloudFormationWords.all)

  /// The number of `<<`.
  static let mergeWord = UInt32(CloudFormationWords.tags.count + 1)

  /// Whether a word is the name of a tag that CloudFormation knows.
  static func isKnownTag(_ word: UInt32) -> Bool { word > 0 && word < mergeWord }

  init(words: [String]) {
    slots = [UInt32](repeating: 0, count: 1024)
    for word in [""] + words {
      _ = intern(Array(word.utf8).span)
    }
  }

  var count: Int { words.count }

  /// The bytes of a word.
  func range(of word: UInt32) -> Range<Int> {
    let word = words[Int(word)]
    return Int(word.start)..<Int(word.end)
  }

  func text(of word: UInt32) -> String {
    String(decoding: bytes[range(of: word)], as: UTF8.self)
  }

  func utf8(of word: UInt32) -> ArraySlice<UInt8> { bytes[range(of: word)] }

  /// The number of a word; nil if the tree doesn't have it.
  func find(_ text: String) -> UInt32? {
    text.withBytes { find($0, hash: $0.wordHash).number }
  }

  /// The number of a word, a new one if it has none yet.
  mutating func intern(_ word: borrowing Bytes) -> UInt32 {
    let hash = word.wordHash
    let found = find(word, hash: hash)
    if let number = found.number { return number }
    let number = UInt32(words.count)
    let start = UInt32(bytes.count)
    for index in 0..<word.count { bytes.append(word[index]) }
    words.append(Word(hash: hash, start: start, end: UInt32(bytes.count)))
    slots[found.slot] = number + 1
    if words.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a word, or nil and the slot that it belongs into.
  @inline(__always)
  private func find(_ word: borrowing Bytes, hash: UInt32) -> (number: UInt32?, slot: Int) {
    let slots = slots.span
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      let known = words[Int(number)]
      if known.hash == hash,
        bytes.span.extracting(Int(known.start)..<Int(known.end)).equals(word)
      {
        return (number, slot)
      }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, word) in words.enumerated() {
      var slot = Int(word.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number) + 1
    }
  }
}

/// Bytes read in place, named apart from `PlumbSource.Span`.
typealias Bytes = Swift.Span<UInt8>
