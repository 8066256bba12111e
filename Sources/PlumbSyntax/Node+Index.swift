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
