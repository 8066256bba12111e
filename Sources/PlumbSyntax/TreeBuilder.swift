import PlumbSource

/// Collects the nodes of a tree in document order, for both readers.
struct TreeBuilder {
  let source: Source
  let limits: Limits
  private let bytes: [UInt8]
  private(set) var storage = Storage()
  var findings: [Finding] = []
  private var open: [OpenCollection] = []
  private var duplicates = DuplicateKeys()

  private struct OpenCollection {
    let record: UInt32
    let isMapping: Bool
    /// The nodes in it so far, with the contents of anchors counted for each alias.
    var expanded: Int
  }

  init(source: Source, limits: Limits) {
    self.source = source
    bytes = source.bytes
    self.limits = limits
  }

  var depth: Int { open.count }

  var count: Int { storage.records.count }

  var isInMapping: Bool { open.last?.isMapping == true }

  /// Whether the next node is a mapping's key.
  var expectsKey: Bool {
    guard let last = open.last, last.isMapping else { return false }
    return storage.records[Int(last.record)].payload & 1 == 0
  }

  /// The node whose value comes next; nil outside of a mapping.
  var pendingKey: UInt32? {
    guard let last = open.last, last.isMapping, !expectsKey else { return nil }
    var child = last.record + 1
    var rest = storage.records[Int(last.record)].payload
    while rest > 1 {
      child = storage.records[Int(child)].next
      rest -= 1
    }
    return child
  }

  /// Adds a scalar whose text is the source's.
  mutating func addScalar(_ record: NodeRecord) -> UInt32 {
    var record = record
    let isKey = expectsKey
    if isKey {
      let bytes = bytes
      let span = bytes.span
      record.payload = storage.keys.intern(span.extracting(record.textRange))
    }
    return append(record, isKey: isKey, expanded: 1)
  }

  /// Adds a scalar with a text of its own: what has been put into `decoded` since the last.
  mutating func addDecodedScalar(_ record: NodeRecord, _ decoded: borrowing Bytes) -> UInt32 {
    var record = record
    let isKey = expectsKey
    record.hasOwnText = true
    if isKey {
      record.payload = storage.keys.intern(decoded)
    } else {
      record.payload = UInt32(storage.textEnds.count)
      for index in decoded.indices { storage.text.append(decoded[index]) }
      storage.textEnds.append(UInt32(storage.text.count))
    }
    return append(record, isKey: isKey, expanded: 1)
  }

  /// Adds an alias of a node that is complete, which has `expanded` nodes.
  mutating func addAlias(_ record: NodeRecord, target: UInt32, expanded: Int) -> UInt32 {
    var record = record
    record.payload = target
    return append(record, isKey: expectsKey, expanded: expanded)
  }

  mutating func openCollection(_ record: NodeRecord) -> UInt32 {
    let index = append(record, isKey: expectsKey, expanded: 0)
    open.append(
      OpenCollection(record: index, isMapping: record.role == .mapping, expanded: 1))
    return index
  }

  /// Closes the innermost collection and returns the number of its nodes, aliases expanded.
  ///
  /// - Parameter end: Where a flow collection ends; nil for a block, which ends with its last child.
  mutating func closeCollection(end: UInt32?) -> (record: UInt32, expanded: Int) {
    guard let closed = open.popLast() else { return (0, 0) }
    let index = Int(closed.record)
    storage.records[index].next = UInt32(storage.records.count)
    if let end {
      storage.records[index].end = max(end, storage.records[index].start)
    } else if let last = lastChild(of: closed.record) {
      storage.records[index].end = max(
        storage.records[Int(last)].end, storage.records[index].start)
    }
    if closed.isMapping { checkDuplicates(in: closed.record) }
    if !open.isEmpty { open[open.count - 1].expanded += closed.expanded }
    return (closed.record, closed.expanded)
  }

  mutating func setProperties(_ properties: NodeProperties, of record: UInt32) {
    storage.properties.append(properties)
    storage.records[Int(record)].properties = storage.properties.count - 1
  }

  mutating func intern(_ name: borrowing Bytes) -> UInt32 {
    storage.keys.intern(name)
  }

  /// The text of a key or other scalar, for messages.
  func text(of record: UInt32) -> String {
    let node = storage.records[Int(record)]
    guard node.hasOwnText else {
      return String(decoding: source.bytes[node.textRange], as: UTF8.self)
    }
    if node.isKey { return storage.keys.text(of: node.payload) }
    return String(decoding: storage.text[storage.textRange(node.payload)], as: UTF8.self)
  }

  func span(of record: UInt32) -> Span {
    Span(storage.records[Int(record)].start, storage.records[Int(record)].end)
  }

  private mutating func append(_ record: NodeRecord, isKey: Bool, expanded: Int) -> UInt32 {
    var record = record
    let index = UInt32(storage.records.count)
    record.next = index + 1
    record.isKey = isKey
    if let last = open.last {
      record.parent = last.record
      storage.records[Int(last.record)].payload += 1
      open[open.count - 1].expanded += expanded
    }
    storage.records.append(record)
    return index
  }

  private func lastChild(of collection: UInt32) -> UInt32? {
    var index = storage.records.count - 1
    guard index > Int(collection) else { return nil }
    while storage.records[index].parent != collection {
      index = Int(storage.records[index].parent)
    }
    return UInt32(index)
  }

  private mutating func checkDuplicates(in mapping: UInt32) {
    let record = storage.records[Int(mapping)]
    guard record.payload > 2 else { return }
    var key = mapping + 1
    var index: UInt32 = 0
    while index < record.payload {
      let keyRecord = storage.records[Int(key)]
      if keyRecord.role == .scalar,
        let first = duplicates.first(word: keyRecord.payload, in: mapping, at: key)
      {
        findings.append(
          SyntaxRules.duplicateKey.finding(
            "key '\(text(of: key))' is already in this mapping", in: source,
            at: Span(keyRecord.start, keyRecord.end),
            related: [Label(span(of: first), "first here")]))
      }
      index += 2
      if index < record.payload {
        key = storage.records[Int(keyRecord.next)].next
      }
    }
  }

  consuming func finish() -> (storage: Storage, findings: [Finding]) {
    while depth > 0 { _ = closeCollection(end: nil) }
    return (storage, findings)
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
