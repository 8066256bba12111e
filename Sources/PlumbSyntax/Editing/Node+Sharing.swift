extension Node {
  /// Whether an alias or a `<<` key stands for the node or for something around it, so that a change
  /// of it would change other places too.
  public var isShared: Bool {
    let targets = tree.storage.aliased
    if targets.isEmpty { return false }
    var index = index
    while index != NodeRecord.none {
      if targets.contains(index) { return true }
      index = tree.storage.records[Int(index)].parent
    }
    return false
  }
}
