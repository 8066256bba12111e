extension Tree {
  /// Every node in the order of the source; an alias gives the node it stands for.
  package var nodes: some Sequence<Node> {
    (0..<UInt32(nodeCount)).lazy.map { Node(tree: self, index: self.storage.resolved($0)) }
  }
}

extension Node {
  /// Whether a scalar's text starts with these characters, compared without a copy.
  public func hasPrefix(_ prefix: String) -> Bool {
    kind == .scalar && withText { $0.starts(with: prefix.utf8) }
  }
}

extension Node {
  /// The keys and positions that lead to the node, `Resources/Bucket/Properties/Tags/0`; empty for the root.
  public var path: String {
    var parts: [String] = []
    var node = self
    while let parent = node.parent {
      if let key = node.key {
        parts.append(key.text)
      } else {
        parts.append(
          "\(parent.elements.firstIndex(of: node).map { parent.elements.distance(from: parent.elements.startIndex, to: $0) } ?? 0)"
        )
      }
      node = parent
    }
    return parts.reversed().joined(separator: "/")
  }
}
