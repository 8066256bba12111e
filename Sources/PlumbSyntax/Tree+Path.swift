internal import PlumbSource

extension Tree {
  /// The keys and list positions, from 0, that lead to what is written at a byte offset.
  ///
  /// A key leads to itself; what stands between two entries belongs to the first. Empty in front of
  /// everything. An alias is the end of its path.
  public func path(at offset: Int) -> [String] {
    var path: [String] = []
    var node = root
    while let current = node, let step = current.step(to: UInt32(offset)) {
      path.append(step.name)
      node = step.node
    }
    return path
  }
}

extension Node {
  /// The last child that starts at an offset or before it; its node is nil for an alias.
  fileprivate func step(to offset: UInt32) -> (name: String, node: Node?)? {
    var found: (name: String, node: Node?)?
    switch kind {
    case .scalar: break
    case .mapping:
      let entries = writtenEntries
      for index in entries.indices {
        let (key, value) = entries[index]
        if key.outerSpan.start > offset { break }
        found = (key.text, entries.writtenSpan(ofValueAt: index) == value.span ? value : nil)
      }
    case .sequence:
      let elements = elements
      for (number, index) in elements.indices.enumerated() {
        let (element, written) = (elements[index], elements.writtenSpan(at: index))
        let isAlias = written != element.span
        if (isAlias ? written.start : element.outerSpan.start) > offset { break }
        found = (String(number), isAlias ? nil : element)
      }
    }
    return found
  }
}
