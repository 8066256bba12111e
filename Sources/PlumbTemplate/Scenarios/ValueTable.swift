internal import PlumbSyntax

/// What is known of the nodes of a tree: quick to look up, and small where few nodes were read.
struct ValueTable {
  /// Values that depend on nothing, of nodes outside of loops.
  private var fixed = NodeTable<Value>()
  /// Values of other nodes outside of loops.
  private var dependent = NodeTable<Memo>()
  /// Those in loops, which are read once a round.
  private var bound: [Place: Memo] = [:]

  /// A value and what it depends on.
  struct Memo {
    let value: Value
    let dependencies: Dependencies
  }

  /// The value of a place that depends on nothing; nil for all others.
  func fixedValue(at place: Place) -> Value? {
    place.bindings == nil ? fixed[place.node.index] : nil
  }

  /// The value of a place that depends on something; nil for all others.
  func dependentValue(at place: Place) -> Memo? {
    place.bindings == nil ? dependent[place.node.index] : bound[place]
  }

  mutating func set(_ value: Value, _ dependencies: Dependencies, at place: Place) {
    guard place.bindings == nil else {
      return bound[place] = Memo(value: value, dependencies: dependencies)
    }
    guard !dependencies.isEmpty else { return fixed.set(value, at: place.node.index) }
    fixed.removeValue(at: place.node.index)
    dependent.set(Memo(value: value, dependencies: dependencies), at: place.node.index)
  }
}

/// Something by the number of a node, a block of neighbours at a time.
private struct NodeTable<Element> {
  private var blocks: [[Element?]] = []

  subscript(number: UInt32) -> Element? {
    let block = Int(number >> 5)
    guard block < blocks.count, !blocks[block].isEmpty else { return nil }
    return blocks[block][Int(number & 31)]
  }

  mutating func set(_ element: Element, at number: UInt32) {
    let block = Int(number >> 5)
    while blocks.count <= block { blocks.append([]) }
    if blocks[block].isEmpty { blocks[block] = [Element?](repeating: nil, count: 32) }
    blocks[block][Int(number & 31)] = element
  }

  mutating func removeValue(at number: UInt32) {
    let block = Int(number >> 5)
    if block < blocks.count, !blocks[block].isEmpty { blocks[block][Int(number & 31)] = nil }
  }
}
