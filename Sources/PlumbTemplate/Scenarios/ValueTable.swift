internal import PlumbSyntax

/// What is known of the nodes of a tree: quick to look up, and small where few nodes were read.
struct ValueTable {
  /// Values of the nodes outside of loops, by number, a block at a time.
  private var blocks: [[Memo?]] = []
  /// Those in loops, which are read once a round.
  private var bound: [Place: Memo] = [:]

  /// A value and what it depends on.
  struct Memo {
    let value: Value
    let dependencies: Dependencies
  }

  subscript(_ place: Place) -> Memo? {
    get {
      guard place.bindings == nil else { return bound[place] }
      let block = Int(place.node.index >> ValueTable.blockBits)
      guard block < blocks.count, !blocks[block].isEmpty else { return nil }
      return blocks[block][Int(place.node.index & ValueTable.blockMask)]
    }
    set {
      guard place.bindings == nil else { return bound[place] = newValue }
      let block = Int(place.node.index >> ValueTable.blockBits)
      while blocks.count <= block { blocks.append([]) }
      if blocks[block].isEmpty {
        blocks[block] = [Memo?](repeating: nil, count: 1 << ValueTable.blockBits)
      }
      blocks[block][Int(place.node.index & ValueTable.blockMask)] = newValue
    }
  }

  private static let blockBits: UInt32 = 6
  private static let blockMask: UInt32 = 63
}
