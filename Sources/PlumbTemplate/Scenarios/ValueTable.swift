internal import PlumbSyntax

/// What is known of the nodes of a tree: quick to look up, and small where few nodes were read.
struct ValueTable {
  /// Values that depend on nothing, of nodes outside of loops, by number, a block at a time.
  private var blocks: [[Value?]] = []
  /// Values of other nodes outside of loops, by number.
  private var dependent: [Int: Memo] = [:]
  /// Those in loops, which are read once a round.
  private var bound: [Place: Memo] = [:]

  /// A value and what it depends on.
  struct Memo {
    let value: Value
    let dependencies: Dependencies
  }

  /// The value of a place that depends on nothing; nil for all others.
  func fixedValue(at place: Place) -> Value? {
    guard place.bindings == nil else { return nil }
    let block = Int(place.node.index >> ValueTable.blockBits)
    guard block < blocks.count, !blocks[block].isEmpty else { return nil }
    return blocks[block][Int(place.node.index & ValueTable.blockMask)]
  }

  /// The value of a place that depends on something; nil for all others.
  func dependentValue(at place: Place) -> Memo? {
    place.bindings == nil ? dependent[Int(place.node.index)] : bound[place]
  }

  mutating func set(_ value: Value, _ dependencies: Dependencies, at place: Place) {
    guard place.bindings == nil else {
      return bound[place] = Memo(value: value, dependencies: dependencies)
    }
    setFixed(dependencies.isEmpty ? value : nil, at: place)
    if !dependencies.isEmpty {
      dependent[Int(place.node.index)] = Memo(value: value, dependencies: dependencies)
    }
  }

  private mutating func setFixed(_ value: Value?, at place: Place) {
    let block = Int(place.node.index >> ValueTable.blockBits)
    while blocks.count <= block { blocks.append([]) }
    if blocks[block].isEmpty {
      blocks[block] = [Value?](repeating: nil, count: 1 << ValueTable.blockBits)
    }
    blocks[block][Int(place.node.index & ValueTable.blockMask)] = value
  }

  private static let blockBits: UInt32 = 5
  private static let blockMask: UInt32 = 31
}
