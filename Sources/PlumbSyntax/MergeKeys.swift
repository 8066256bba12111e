import PlumbSource

/// Resolves the `<<` keys of a mapping into its list of entries.
///
/// The mapping's own entries win, then an earlier merged mapping over a later one; merged entries
/// stand where the `<<` is. [Merge key](https://yaml.org/type/merge.html)
struct MergeKeys {
  private var taken: Set<UInt32> = []
  private(set) var entries: [MergedEntry] = []
  /// Values of `<<` that are no mapping or list of mappings.
  private(set) var refused: [UInt32] = []

  init(of mapping: UInt32, in storage: Storage) {
    let own = storage.writtenEntries(of: mapping)
    for entry in own where !storage.isMergeKey(entry.key) {
      if let word = storage.word(ofKey: entry.key) { taken.insert(word) }
    }
    for entry in own {
      if storage.isMergeKey(entry.key) {
        merge(entry, in: storage)
      } else {
        entries.append(entry)
      }
    }
  }

  private mutating func merge(_ entry: MergedEntry, in storage: Storage) {
    let value = storage.resolved(entry.value)
    switch storage.records[Int(value)].role {
    case .mapping: add(value, in: storage)
    case .sequence:
      for child in storage.children(of: value) {
        let element = storage.resolved(child)
        if storage.records[Int(element)].role == .mapping {
          add(element, in: storage)
        } else {
          refuse(child, in: storage)
        }
      }
    case .scalar, .alias:
      refuse(entry.value, in: storage)
      entries.append(entry)
    }
  }

  private mutating func refuse(_ value: UInt32, in storage: Storage) {
    if !storage.isUnreadable(value) { refused.append(value) }
  }

  private mutating func add(_ mapping: UInt32, in storage: Storage) {
    for entry in storage.entries(of: mapping) {
      if let word = storage.word(ofKey: entry.key), !taken.insert(word).inserted { continue }
      entries.append(entry)
    }
  }
}

extension Storage {
  func children(of collection: UInt32) -> [UInt32] {
    var result: [UInt32] = []
    var child = collection + 1
    let end = records[Int(collection)].next
    while child < end {
      result.append(child)
      child = records[Int(child)].next
    }
    return result
  }

  func writtenEntries(of mapping: UInt32) -> [MergedEntry] {
    let children = children(of: mapping)
    return stride(from: 0, to: children.count - 1, by: 2).map {
      MergedEntry(key: children[$0], value: children[$0 + 1])
    }
  }

  func entries(of mapping: UInt32) -> [MergedEntry] {
    records[Int(mapping)].isMerged
      ? Array(merged[mergedRange(of: mapping)]) : writtenEntries(of: mapping)
  }

  /// The number of a scalar key; nil for aliases and collections as keys.
  func word(ofKey key: UInt32) -> UInt32? {
    let record = records[Int(key)]
    return record.role == .scalar && record.isKey ? record.payload : nil
  }

  /// Whether a node stands for an alias or a value that could not be read, which was reported.
  func isUnreadable(_ index: UInt32) -> Bool {
    let record = records[Int(index)]
    return record.role == .scalar && record.style == .plain && record.hasOwnText
      && (record.isKey ? record.payload == 0 : textRange(record.payload).isEmpty)
  }

  /// Whether a key is a `<<` without quotes.
  func isMergeKey(_ key: UInt32) -> Bool {
    let record = records[Int(key)]
    return record.role == .scalar && record.style == .plain && record.isKey
      && record.payload == KeyTable.mergeWord && record.properties == nil
  }
}
