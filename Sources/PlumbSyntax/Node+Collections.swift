public import PlumbSource

extension Node {
  /// The number of elements or entries, merged ones included; 0 for a scalar.
  public var count: Int {
    let record = record
    switch record.role {
    case .sequence: return Int(record.payload)
    case .mapping:
      return record.isMerged
        ? tree.storage.mergedRange(of: index).count : Int(record.payload) / 2
    case .scalar, .alias: return 0
    }
  }

  /// Whether a collection is written in brackets, as all of JSON's are.
  public var isFlow: Bool { record.isFlow }

  /// The elements of a sequence; empty for any other node.
  public var elements: Elements {
    let record = record
    return Elements(
      tree: tree, first: index + 1, end: record.role == .sequence ? record.next : index + 1,
      count: record.role == .sequence ? Int(record.payload) : 0)
  }

  /// The entries of a mapping in their order, with those that a `<<` key merges; empty otherwise.
  ///
  /// An entry of the mapping's own wins over a merged one, and an earlier merged one over a later.
  /// Entries with the same key are all there; the first is the one that lookups find.
  public var entries: Entries { Entries(of: self, merging: true) }

  /// The entries as they are written: a `<<` key is an entry like any other.
  public var writtenEntries: Entries { Entries(of: self, merging: false) }

  /// The value under a key; nil if there is none or the node is no mapping.
  public subscript(_ key: String) -> Node? { entry(key)?.value }

  /// The key and value of the first entry with a key; nil if there is none.
  public func entry(_ key: String) -> (key: Node, value: Node)? {
    let record = record
    guard record.role == .mapping, let word = tree.storage.keys.find(key) else { return nil }
    if record.isMerged { return entries.first { isKey($0.key.index, word, key) } }
    // The records themselves: most time with large templates goes into looking for keys.
    var position = index + 1
    while position < record.next {
      let value = tree.storage.records[Int(position)].next
      let candidate = tree.storage.resolved(position)
      if isKey(candidate, word, key) {
        return (
          Node(tree: tree, index: candidate),
          Node(tree: tree, index: tree.storage.resolved(value))
        )
      }
      position = tree.storage.records[Int(value)].next
    }
    return nil
  }

  /// Whether a key, by its record, is a word of the key table.
  private func isKey(_ key: UInt32, _ word: UInt32, _ text: String) -> Bool {
    let record = tree.storage.records[Int(key)]
    if record.isKey, record.role == .scalar { return record.payload == word }
    return Node(tree: tree, index: key).hasText(text)
  }
}

/// The nodes of a sequence.
public struct Elements: Collection, Sendable {
  let tree: Tree
  let first: UInt32
  let end: UInt32
  public let count: Int

  /// A place in the sequence.
  public struct Index: Comparable, Hashable, Sendable {
    let record: UInt32

    public static func < (left: Index, right: Index) -> Bool { left.record < right.record }
  }

  public var startIndex: Index { Index(record: first) }
  public var endIndex: Index { Index(record: end) }
  public var isEmpty: Bool { count == 0 }

  public func index(after index: Index) -> Index {
    Index(record: tree.storage.records[Int(index.record)].next)
  }

  public subscript(index: Index) -> Node {
    Node(tree: tree, index: tree.storage.resolved(index.record))
  }

  /// Where an element is written: the alias, where it is one.
  public func writtenSpan(at index: Index) -> Span {
    let record = tree.storage.records[Int(index.record)]
    return Span(record.start, record.end)
  }
}

/// The keys and values of a mapping.
public struct Entries: Collection, Sendable {
  public typealias Element = (key: Node, value: Node)

  let tree: Tree
  let isMerged: Bool
  let first: UInt32
  let end: UInt32
  public let count: Int

  /// A place in the mapping.
  public struct Index: Comparable, Hashable, Sendable {
    /// The key's record, or the number of a merged entry.
    let position: UInt32

    public static func < (left: Index, right: Index) -> Bool { left.position < right.position }
  }

  init(of node: Node, merging: Bool) {
    tree = node.tree
    let record = node.record
    isMerged = merging && record.isMerged
    if isMerged {
      let range = tree.storage.mergedRange(of: node.index)
      first = UInt32(range.lowerBound)
      end = UInt32(range.upperBound)
      count = range.count
    } else {
      let isMapping = record.role == .mapping
      first = node.index + 1
      end = isMapping ? record.next : first
      count = isMapping ? Int(record.payload) / 2 : 0
    }
  }

  public var startIndex: Index { Index(position: first) }
  public var endIndex: Index { Index(position: end) }
  public var isEmpty: Bool { count == 0 }

  public func index(after index: Index) -> Index {
    if isMerged { return Index(position: index.position + 1) }
    let value = tree.storage.records[Int(index.position)].next
    return Index(position: tree.storage.records[Int(value)].next)
  }

  public subscript(index: Index) -> (key: Node, value: Node) {
    let (key, value) = records(at: index)
    return (
      Node(tree: tree, index: tree.storage.resolved(key)),
      Node(tree: tree, index: tree.storage.resolved(value))
    )
  }

  /// Where a value is written: the alias, where it is one.
  public func writtenSpan(ofValueAt index: Index) -> Span {
    let record = tree.storage.records[Int(records(at: index).value)]
    return Span(record.start, record.end)
  }

  private func records(at index: Index) -> (key: UInt32, value: UInt32) {
    if isMerged {
      let entry = tree.storage.merged[Int(index.position)]
      return (entry.key, entry.value)
    }
    return (index.position, tree.storage.records[Int(index.position)].next)
  }
}
