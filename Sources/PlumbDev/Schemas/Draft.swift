internal import PlumbSchema

/// A node of a schema before it has a place in the pack.
struct DraftNode: Hashable {
  var types: JSONTypes = []
  /// `PackLayout.Flag`s.
  var flags: UInt32 = 0
  var keywords: [Keyword: Draft] = [:]

  /// The keywords in the order of their bits.
  var sortedKeywords: [(key: Keyword, value: Draft)] {
    keywords.sorted { $0.key.rawValue < $1.key.rawValue }
  }

  /// The nodes that it names, in a fixed order.
  var children: [Int] {
    var children: [Int] = []
    for (_, draft) in sortedKeywords { draft.visitNodes { children.append($0) } }
    return children
  }

  func mappingNodes(_ transform: (Int) -> Int) -> DraftNode {
    var copy = self
    copy.keywords = keywords.mapValues { $0.mappingNodes(transform) }
    return copy
  }
}

/// What a word of the pack will stand for.
indirect enum Draft: Hashable {
  case text(String)
  case value(JSONValue)
  case node(Int)
  case list([Draft])
  case map([Entry])

  struct Entry: Hashable {
    let name: String
    let value: Draft
  }

  static func texts(_ texts: [String]) -> Draft { .list(texts.map { .text($0) }) }

  /// A map in the order of its names' bytes.
  static func sortedMap(_ entries: [(String, Draft)]) -> Draft {
    .map(
      entries.sorted { $0.0.precedesByBytes($1.0) }.map { Entry(name: $0.0, value: $0.1) })
  }

  func visitNodes(_ visit: (Int) -> Void) {
    switch self {
    case .text, .value: break
    case .node(let node): visit(node)
    case .list(let elements): for element in elements { element.visitNodes(visit) }
    case .map(let entries): for entry in entries { entry.value.visitNodes(visit) }
    }
  }

  func mappingNodes(_ transform: (Int) -> Int) -> Draft {
    switch self {
    case .text, .value: self
    case .node(let node): .node(transform(node))
    case .list(let elements): .list(elements.map { $0.mappingNodes(transform) })
    case .map(let entries):
      .map(
        entries.map { Entry(name: $0.name, value: $0.value.mappingNodes(transform)) })
    }
  }
}
