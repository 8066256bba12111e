import PlumbSource

/// Collects the nodes of a tree in document order, for both readers.
struct TreeBuilder {
  let source: Source
  let limits: Limits
  private(set) var storage = Storage()
  private(set) var findings: [Finding] = []
  /// The innermost collection that isn't closed, and those around it; the first stands for the file.
  private var current = OpenCollection(record: NodeRecord.none, isMapping: false, end: 0)
  private var outer: [OpenCollection] = []
  private var duplicates = DuplicateKeys()

  /// No report helps with more findings than this in one file.
  private static let maximumFindings = 1000

  private struct OpenCollection {
    let record: UInt32
    let isMapping: Bool
    var hasMerge = false
    /// The number of children, and whether the next is a key: every other one of a mapping.
    var children: UInt32 = 0
    /// Where the last child ends.
    var end: UInt32
    /// The nodes in it so far, with the contents of anchors counted for each alias.
    var expanded = 1

    var expectsKey: Bool { isMapping && children & 1 == 0 }
  }

  init(source: Source, limits: Limits) {
    self.source = source
    self.limits = limits
    storage.records.reserveCapacity(source.bytes.count / 24 + 8)
  }

  var depth: Int { outer.count }

  var count: Int { storage.records.count }

  var isInMapping: Bool { current.isMapping }

  /// The innermost collection that isn't closed.
  var innermost: UInt32? { depth > 0 ? current.record : nil }

  /// Where the innermost bracket is that isn't closed; nil for none.
  var openBracket: Int? {
    (outer.dropFirst() + [current]).last {
      $0.record != NodeRecord.none && storage.records[Int($0.record)].isFlow
    }.map { start(of: $0.record) }
  }

  /// Where a collection starts.
  func start(of record: UInt32) -> Int { Int(storage.records[Int(record)].start) }

  mutating func report(_ finding: Finding) {
    if hasRoomForFindings { findings.append(finding) }
  }

  private var hasRoomForFindings: Bool { findings.count < TreeBuilder.maximumFindings }

  /// Adds a scalar whose text is the source's: `text`, which only keys need.
  mutating func addScalar(_ record: NodeRecord, _ text: borrowing Bytes) -> UInt32 {
    var record = record
    if current.expectsKey {
      record.payload = storage.keys.intern(text)
      if record.payload == KeyTable.mergeWord, record.style == .plain { current.hasMerge = true }
    }
    return append(record, expanded: 1)
  }

  /// Adds a scalar whose text is not the source's.
  mutating func addDecodedScalar(_ record: NodeRecord, _ decoded: borrowing Bytes) -> UInt32 {
    var record = record
    record.hasOwnText = true
    if current.expectsKey {
      record.payload = storage.keys.intern(decoded)
    } else {
      record.payload = UInt32(storage.textEnds.count)
      for index in decoded.indices { storage.text.append(decoded[index]) }
      storage.textEnds.append(UInt32(storage.text.count))
    }
    return append(record, expanded: 1)
  }

  /// Adds a scalar that stands for something that could not be read.
  mutating func addNull(_ record: NodeRecord) {
    _ = addDecodedScalar(record, [UInt8]().span)
  }

  /// Adds an alias of a complete node that has `expanded` nodes.
  mutating func addAlias(_ record: NodeRecord, target: UInt32, expanded: Int) {
    var record = record
    record.payload = target
    storage.aliased.insert(target)
    storage.aliases.append(append(record, expanded: expanded))
  }

  mutating func openCollection(_ record: NodeRecord) -> UInt32 {
    let index = append(record, expanded: 0)
    outer.append(current)
    current = OpenCollection(record: index, isMapping: record.role == .mapping, end: record.start)
    return index
  }

  /// Closes the innermost collection and returns it with its number of nodes, aliases expanded.
  ///
  /// - Parameters:
  ///   - end: Where the closing bracket ends; nil for a block, which ends with its last child.
  ///   - isRead: Whether its end was reached.
  mutating func closeCollection(
    end: UInt32?, isRead: Bool = true
  ) -> (record: UInt32, expanded: Int) {
    guard let next = outer.popLast() else { return (0, 0) }
    let closed = current
    current = next
    let index = Int(closed.record)
    let end = max(end ?? closed.end, storage.records[index].start)
    storage.records[index].next = UInt32(storage.records.count)
    storage.records[index].end = end
    storage.records[index].payload = closed.children
    if closed.isMapping, closed.children > 2 {
      checkDuplicates(in: closed.record, children: closed.children)
    }
    if closed.hasMerge { resolveMerge(of: closed.record) }
    // Of keys inside of keys, the outermost stands for all.
    if isRead, storage.records[index].isKey, !storage.records[Int(current.record)].isKey {
      reportCollectionAsKey(closed.record)
    }
    current.expanded += closed.expanded
    current.end = end
    return (closed.record, closed.expanded)
  }

  mutating func setProperties(_ properties: NodeProperties, of record: UInt32) {
    storage.properties.append(properties)
    storage.records[Int(record)].properties = storage.properties.count - 1
  }

  mutating func intern(_ name: borrowing Bytes) -> UInt32 { storage.keys.intern(name) }

  /// The text of a key or of a tag's name.
  func word(_ number: UInt32) -> String { storage.keys.text(of: number) }

  func span(of record: UInt32) -> Span {
    Span(storage.records[Int(record)].start, storage.records[Int(record)].end)
  }

  /// Closes what is open and returns everything, the findings in the order of the source.
  mutating func finish() -> (storage: Storage, findings: [Finding]) {
    while depth > 0 {
      // A key whose value was not reached has none.
      if current.isMapping, current.children & 1 == 1 {
        addNull(NodeRecord(scalar: .plain, Int(current.end), Int(current.end)))
      }
      _ = closeCollection(end: nil, isRead: false)
    }
    findings.sort { $0.primary.span < $1.primary.span }
    let result = (storage, findings)
    storage = Storage()
    return result
  }

  @inline(__always)
  private mutating func append(_ record: NodeRecord, expanded: Int) -> UInt32 {
    var record = record
    let index = UInt32(storage.records.count)
    record.next = index + 1
    record.parent = current.record
    if current.expectsKey { record.isKey = true }
    current.children += 1
    current.end = record.end
    current.expanded += expanded
    storage.records.append(record)
    return index
  }

  private mutating func checkDuplicates(in mapping: UInt32, children: UInt32) {
    var key = mapping + 1
    let end = storage.records[Int(mapping)].next
    while key < end {
      let record = storage.records[Int(key)]
      if record.role == .scalar,
        let first = duplicates.first(word: record.payload, in: mapping, at: key)
      {
        reportDuplicate(key, first: first)
      }
      guard record.next < end else { return }
      key = storage.records[Int(record.next)].next
    }
  }

  private mutating func reportCollectionAsKey(_ key: UInt32) {
    guard hasRoomForFindings else { return }
    let what = storage.records[Int(key)].role == .mapping ? "mapping" : "list"
    let start = storage.records[Int(key)].start
    report(
      SyntaxRules.collectionAsKey.finding(
        "a key is a text, not a \(what)", in: source, at: Span(start, start + 1)))
  }

  /// Reports a key that is the call of a function: `!ImportValue Fn::Sub: text` within brackets.
  mutating func checkTagOfKey(_ name: UInt32, at tag: Span, of record: UInt32) {
    guard storage.records[Int(record)].isKey, storage.records[Int(record)].role == .scalar,
      CloudFormationWords.functionTags.contains(word(name))
    else { return }
    report(
      SyntaxRules.collectionAsKey.finding(
        "a key is a text, not what '!\(word(name))' gives", in: source, at: tag,
        notes: ["a short form can't be followed by the long form of another one on its line"]))
  }

  private mutating func reportDuplicate(_ key: UInt32, first: UInt32) {
    guard hasRoomForFindings else { return }
    let label = Label(span(of: first), "first here")
    report(
      SyntaxRules.duplicateKey.finding(
        "key '\(word(storage.records[Int(key)].payload))' is already in this mapping",
        in: source, at: span(of: key), related: [label]))
  }

  private mutating func resolveMerge(of mapping: UInt32) {
    let merge = MergeKeys(of: mapping, in: storage)
    for value in merge.refused {
      report(
        SyntaxRules.invalidMerge.finding(
          "'<<' takes a mapping or a list of mappings", in: source, at: span(of: value)))
    }
    let start = storage.merged.count
    storage.merged += merge.entries
    storage.mergedRanges[mapping] = start..<storage.merged.count
    storage.records[Int(mapping)].isMerged = true
  }
}

/// In which mapping each key was seen last.
struct DuplicateKeys {
  private var seen: [Seen] = []

  private struct Seen {
    var mapping = NodeRecord.none
    var key: UInt32 = 0
  }

  /// The first key with this word in the mapping; nil if `key` is the first.
  mutating func first(word: UInt32, in mapping: UInt32, at key: UInt32) -> UInt32? {
    let index = Int(word)
    if index >= seen.count {
      let missing = max(index + 1, seen.count * 2, 256) - seen.count
      seen.append(contentsOf: repeatElement(Seen(), count: missing))
    }
    if seen[index].mapping == mapping { return seen[index].key }
    seen[index] = Seen(mapping: mapping, key: key)
    return nil
  }
}
