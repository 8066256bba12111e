/// The distinct keys and tag names of one tree, as numbers.
///
/// Seeded with CloudFormation's words, so that these have the same number in every tree.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// The end of each word in `bytes`; word 0 is the empty one.
  private var ends: [UInt32] = []
  /// Open addressing: the word's number plus one, or 0.
  private var slots: [UInt32]

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

  var count: Int { ends.count }

  /// The bytes of a word.
  func range(of word: UInt32) -> Range<Int> {
    let index = Int(word)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  func text(of word: UInt32) -> String {
    String(decoding: bytes[range(of: word)], as: UTF8.self)
  }

  func utf8(of word: UInt32) -> ArraySlice<UInt8> { bytes[range(of: word)] }

  /// The number of a word; nil if the tree doesn't have it.
  func find(_ text: String) -> UInt32? {
    var hash = KeyTable.seed
    for byte in text.utf8 { hash = KeyTable.mix(hash, byte) }
    let mask = slots.count - 1
    var slot = KeyTable.slot(hash) & mask
    while slots[slot] != 0 {
      let word = slots[slot] - 1
      let range = range(of: word)
      if range.count == text.utf8.count, bytes[range].elementsEqual(text.utf8) { return word }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of a word, a new one if it has none yet.
  mutating func intern(_ word: borrowing Bytes) -> UInt32 {
    var hash = KeyTable.seed
    for index in word.indices { hash = KeyTable.mix(hash, word[index]) }
    let mask = slots.count - 1
    var slot = KeyTable.slot(hash) & mask
    while slots[slot] != 0 {
      if matches(slots[slot] - 1, word) { return slots[slot] - 1 }
      slot = (slot + 1) & mask
    }
    let number = UInt32(ends.count)
    for index in word.indices { bytes.append(word[index]) }
    ends.append(UInt32(bytes.count))
    slots[slot] = number + 1
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  private func matches(_ number: UInt32, _ word: borrowing Bytes) -> Bool {
    let range = range(of: number)
    guard range.count == word.count else { return false }
    for index in word.indices where bytes[range.lowerBound + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in ends.indices {
      var hash = KeyTable.seed
      for byte in bytes[range(of: UInt32(number))] { hash = KeyTable.mix(hash, byte) }
      var slot = KeyTable.slot(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number) + 1
    }
  }

  // FNV-1a.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}

/// Bytes read in place, named apart from `PlumbSource.Span`.
typealias Bytes = Swift.Span<UInt8>
