internal import PlumbSchema

/// Lays out a schema pack.
///
/// What a type needs stands together, in the order in which a reader comes to it, so that a template
/// touches few pages. Equal nodes, lists and texts stand there once.
struct PackWriter {
  private var words: [UInt32] = []
  private var texts = TextTable()
  private let nodes: [DraftNode]
  private var nodePlaces: [Int: UInt32] = [:]
  private var draftPlaces: [Draft: UInt32] = [:]
  private var numberPlaces: [UInt64: UInt32] = [:]

  /// - Parameter nodes: what drafts name; each differs from all others.
  init(nodes: [DraftNode]) {
    self.nodes = nodes
    words = Array(repeating: 0, count: PackLayout.Header.allCases.count)
  }

  /// The bytes of the pack.
  ///
  /// - Parameter types: sorted by name.
  mutating func write(_ contents: PackContents) throws -> [UInt8] {
    set(.magic0, PackLayout.magic.0)
    set(.magic1, PackLayout.magic.1)
    set(.version, PackLayout.version)
    // Their names first, side by side: looking for a type reads none of the others' pages.
    for type in contents.types { _ = texts.number(of: type.name) }
    let types = reserve(contents.types.count * PackLayout.TypeRecord.allCases.count)
    set(.typeCount, UInt32(contents.types.count))
    set(.types, types)
    writeSlots(contents.types.map(\.name))
    set(.regions, place(of: .texts(contents.regions)))
    for (index, type) in contents.types.enumerated() {
      write(type, at: Int(types) + index * PackLayout.TypeRecord.allCases.count)
    }
    set(.named, place(of: .sortedMap(contents.named.map { ($0.name, .node($0.node)) })))
    set(
      .provenance,
      place(of: .sortedMap(contents.provenance.map { ($0.name, .value(.string($0.value))) })))
    writeTexts()
    return finished()
  }

  private mutating func writeSlots(_ names: [String]) {
    var count = 1
    while count < names.count * 2 { count *= 2 }
    var slots = Array(repeating: UInt32(0), count: count)
    for (index, name) in names.enumerated() {
      var slot = Int(PackLayout.hash(name)) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(index + 1)
    }
    set(.typeSlotCount, UInt32(count))
    set(.typeSlots, UInt32(words.count))
    words += slots
  }

  private mutating func write(_ type: ResourceTypeDraft, at record: Int) {
    func place(of field: PackLayout.TypeRecord) -> Int { record + field.rawValue }
    words[place(of: .name)] = texts.number(of: type.name)
    words[place(of: .regionsLow)] = UInt32(truncatingIfNeeded: type.regions)
    words[place(of: .regionsHigh)] = UInt32(truncatingIfNeeded: type.regions >> 32)
    words[place(of: .replacementStrategy)] = type.deletesBeforeCreating ? 1 : 0
    words[place(of: .root)] = self.place(ofNode: type.root)
    for field in PackLayout.TypeRecord.allCases {
      if let draft = type.fields[field] { words[place(of: field)] = word(for: draft) }
    }
  }

  private mutating func writeTexts() {
    set(.textCount, UInt32(texts.offsets.count - 1))
    set(.textOffsets, UInt32(words.count))
    words += texts.offsets
    set(.textBytes, UInt32(words.count * 4))
    var bytes = texts.bytes
    while bytes.count & 3 != 0 { bytes.append(0) }
    for start in stride(from: 0, to: bytes.count, by: 4) {
      words.append(
        (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
  }

  private mutating func finished() -> [UInt8] {
    set(.size, UInt32(words.count * 4))
    let content = words[PackLayout.Header.allCases.count...]
    set(.checksum, content.reduce(2_166_136_261) { ($0 ^ $1) &* 16_777_619 })
    return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  private mutating func set(_ field: PackLayout.Header, _ value: UInt32) {
    words[field.rawValue] = value
  }

  private mutating func reserve(_ count: Int) -> UInt32 {
    let place = UInt32(words.count)
    words += Array(repeating: 0, count: count)
    return place
  }
}

// MARK: Nodes, lists and values

extension PackWriter {
  private mutating func place(ofNode node: Int) -> UInt32 {
    if let place = nodePlaces[node] { return place }
    let draft = nodes[node]
    let frequent = draft.sortedKeywords.filter { !$0.key.isRare }
    let rare = draft.sortedKeywords.filter(\.key.isRare)
    let place = reserve(1 + frequent.count + (rare.isEmpty ? 0 : 1))
    nodePlaces[node] = place
    var head = UInt32(draft.types.rawValue) | draft.flags
    for (keyword, _) in frequent {
      head |= 1 << (PackLayout.firstKeywordBit + keyword.rawValue)
    }
    if !rare.isEmpty { head |= PackLayout.hasRare }
    words[Int(place)] = head
    for (index, entry) in frequent.enumerated() {
      words[Int(place) + 1 + index] = word(for: entry.value)
    }
    if !rare.isEmpty { words[Int(place) + 1 + frequent.count] = rareRecord(rare) }
    return place
  }

  private mutating func rareRecord(_ keywords: [(key: Keyword, value: Draft)]) -> UInt32 {
    let record = reserve(1 + keywords.count)
    for (index, entry) in keywords.enumerated() {
      words[Int(record)] |= 1 << (entry.key.rawValue - Keyword.firstRare)
      words[Int(record) + 1 + index] = word(for: entry.value)
    }
    return record
  }

  private mutating func word(for draft: Draft) -> UInt32 {
    switch draft {
    case .text(let text): texts.number(of: text)
    case .node(let node): place(ofNode: node)
    case .value(let value): word(forValue: value)
    case .list, .map: place(of: draft)
    }
  }

  /// The place of a list or map; 0 for an empty one, which needs none.
  private mutating func place(of draft: Draft) -> UInt32 {
    if let place = draftPlaces[draft] { return place }
    let place: UInt32
    switch draft {
    case .list(let elements) where !elements.isEmpty:
      place = reserve(1 + elements.count)
      words[Int(place)] = UInt32(elements.count)
      draftPlaces[draft] = place
      for (index, element) in elements.enumerated() {
        words[Int(place) + 1 + index] = word(for: element)
      }
    case .map(let entries) where !entries.isEmpty:
      place = reserve(1 + 2 * entries.count)
      words[Int(place)] = UInt32(entries.count)
      draftPlaces[draft] = place
      for (index, entry) in entries.enumerated() {
        words[Int(place) + 1 + 2 * index] = texts.number(of: entry.name)
      }
      for (index, entry) in entries.enumerated() {
        words[Int(place) + 2 + 2 * index] = word(for: entry.value)
      }
    default: return 0
    }
    return place
  }

  private mutating func word(forValue value: JSONValue) -> UInt32 {
    func tagged(_ tag: SchemaValue.Tag, _ content: UInt32) -> UInt32 { content << 3 | tag.rawValue }
    switch value {
    case .null: return tagged(.null, 0)
    case .bool(let isTrue): return tagged(.boolean, isTrue ? 1 : 0)
    case .string(let text): return tagged(.text, texts.number(of: text))
    case .array(let elements):
      return tagged(.list, place(of: .list(elements.map { .value($0) })))
    case .object(let members):
      return tagged(.map, place(of: .sortedMap(members.map { ($0.key, .value($0.value)) })))
    case .number(let number):
      if let integer = Int32(exactly: number), (-(1 << 28)..<(1 << 28)).contains(integer) {
        return tagged(.integer, UInt32(bitPattern: integer) & 0x1FFF_FFFF)
      }
      return tagged(.number, place(ofNumber: number.bitPattern))
    }
  }

  private mutating func place(ofNumber bits: UInt64) -> UInt32 {
    if let place = numberPlaces[bits] { return place }
    let place = reserve(2)
    words[Int(place)] = UInt32(truncatingIfNeeded: bits)
    words[Int(place) + 1] = UInt32(truncatingIfNeeded: bits >> 32)
    numberPlaces[bits] = place
    return place
  }
}

/// All texts of a pack, each once, in the order in which they are first needed.
private struct TextTable {
  private var numbers: [[UInt8]: UInt32] = [:]
  private(set) var offsets: [UInt32] = [0]
  private(set) var bytes: [UInt8] = []

  mutating func number(of text: String) -> UInt32 {
    // By bytes: Swift's strings are equal if they only look equal.
    let utf8 = Array(text.utf8)
    if let number = numbers[utf8] { return number }
    let number = UInt32(numbers.count)
    numbers[utf8] = number
    bytes += utf8
    offsets.append(UInt32(bytes.count))
    return number
  }
}

/// What a pack is made of; nodes are numbers of classes.
struct PackContents {
  var regions: [String]
  /// Sorted by name.
  var types: [ResourceTypeDraft]
  var named: [(name: String, node: Int)]
  var provenance: [(name: String, value: String)]
}
