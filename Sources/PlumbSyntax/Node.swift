public import PlumbSource

/// A scalar, sequence or mapping in a tree.
///
/// An alias is seen as the node that it stands for, which is shared, never copied.
public struct Node: Hashable, Sendable {
  public let tree: Tree
  /// The node's number in the tree, counted in the order of the source.
  package let index: UInt32

  /// What a node is made of.
  public enum Kind: Sendable {
    case scalar
    case sequence
    case mapping
  }

  init(tree: Tree, index: UInt32) {
    self.tree = tree
    self.index = index
  }

  var record: NodeRecord { tree.storage.records[Int(index)] }

  public var kind: Kind {
    switch record.role {
    case .scalar, .alias: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    }
  }

  /// The content: quotes and brackets belong to it, a tag or an anchor doesn't.
  ///
  /// A block collection ends with its last child, a block scalar with its last line that isn't
  /// blank, without that line's break.
  public var span: Span {
    let record = record
    return Span(record.start, record.end)
  }

  /// The content with its tag and anchor.
  public var outerSpan: Span {
    let record = record
    guard let place = record.properties else { return Span(record.start, record.end) }
    return Span(tree.storage.properties[place].outerStart, record.end)
  }

  /// The tag in front of it; nil if it has none.
  public var tag: Tag? {
    guard let place = record.properties else { return nil }
    let properties = tree.storage.properties[place]
    guard properties.tagEnd > properties.tagStart else { return nil }
    return Tag(
      name: tree.storage.keys.text(of: properties.tagName),
      span: Span(properties.tagStart, properties.tagEnd))
  }

  /// The collection that it stands in; nil for the root. For an anchor's node, where it is written.
  public var parent: Node? {
    let parent = record.parent
    return parent == NodeRecord.none ? nil : Node(tree: tree, index: parent)
  }

  /// The key under which it stands in a mapping; nil for elements, keys and the root.
  public var key: Node? {
    let records = tree.storage.records
    let record = records[Int(index)]
    guard record.parent != NodeRecord.none, !record.isKey,
      records[Int(record.parent)].role == .mapping
    else { return nil }
    // A scalar key is the record in front of its value; a collection needs a walk.
    if records[Int(index) - 1].isKey {
      return Node(tree: tree, index: tree.storage.resolved(index - 1))
    }
    var child = record.parent + 1
    while child < index {
      let value = records[Int(child)].next
      if value == index { return Node(tree: tree, index: child) }
      child = records[Int(value)].next
    }
    return nil
  }
}

/// The type that a node is marked with, such as `!Ref`.
public struct Tag: Hashable, Sendable {
  /// `Ref` for `!Ref`, `tag:yaml.org,2002:str` for `!!str`, empty for `!`.
  public let name: String
  /// The tag as written, with its `!`.
  public let span: Span
}

/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable, CaseIterable {
  case plain
  case singleQuoted
  case doubleQuoted
  /// A block that starts with `|`.
  case literal
  /// A block that starts with `>`.
  case folded
}
