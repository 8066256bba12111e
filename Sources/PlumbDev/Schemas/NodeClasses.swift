internal import PlumbSchema

/// Finds nodes that ask for the same, whatever way they refer to each other.
///
/// Starts from what nodes are without the nodes that they name, and divides a class as long as its
/// members name nodes of different classes. That finds equal nodes on cycles too.
struct NodeClasses {
  /// The class of each node.
  let classes: [Int]
  /// A node of each class that names classes instead of nodes.
  let representatives: [DraftNode]

  init(_ nodes: [DraftNode]) {
    var classes = NodeClasses.numbered(nodes.map { $0.mappingNodes { _ in 0 } })
    let children = nodes.map(\.children)
    var count = 0
    while true {
      let found = (classes.max() ?? -1) + 1
      if found == count { break }
      count = found
      classes = NodeClasses.numbered(
        nodes.indices.map { node in [classes[node]] + children[node].map { classes[$0] } })
    }
    var representatives: [DraftNode] = []
    for (node, number) in classes.enumerated() where number == representatives.count {
      representatives.append(nodes[node].mappingNodes { classes[$0] })
    }
    self.classes = classes
    self.representatives = representatives
  }

  /// Numbers in the order in which different keys come up.
  private static func numbered<Key: Hashable>(_ keys: [Key]) -> [Int] {
    var numbers: [Key: Int] = [:]
    return keys.map { key in
      if let number = numbers[key] { return number }
      let number = numbers.count
      numbers[key] = number
      return number
    }
  }
}
