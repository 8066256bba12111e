/// What the arena holds of one node: 24 bytes, in document order.
///
/// A collection's first child is the next record; `next` leads from child to child, so that a
/// subtree is skipped in one step. A mapping's children are key, value, key, value.
struct NodeRecord: BitwiseCopyable, Sendable {
  /// The content in bytes of the source, as `Node.span`.
  var start: UInt32
  var end: UInt32
  /// The index after the last record of the subtree.
  var next: UInt32
  /// The index of the collection that it stands in; `NodeRecord.none` for the root.
  var parent: UInt32
  /// Collections: number of children. Keys: their word in the key table. Other scalars with
  /// text of their own: their place in the tree's texts. Aliases: the record of their anchor.
  var payload: UInt32 = 0
  /// From the lowest bit: role (2), style (3), key, own text, merge, and the number of its
  /// properties (24).
  private var bits: UInt32

  static let none = UInt32.max

  enum Role: UInt32 {
    case scalar
    case sequence
    case mapping
    case alias
  }

  init(role: Role, style: ScalarStyle = .plain, start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
    next = 0
    parent = NodeRecord.none
    bits = role.rawValue | UInt32(style.rawValue) << 2
  }

  init(scalar style: ScalarStyle, _ start: Int, _ end: Int) {
    self.init(role: .scalar, style: style, start: UInt32(start), end: UInt32(end))
  }

  /// A collection whose end isn't known yet.
  init(collection role: Role, isFlow: Bool, _ start: Int) {
    self.init(
      role: role, style: isFlow ? .doubleQuoted : .plain, start: UInt32(start), end: UInt32(start))
  }

  var role: Role {
    switch bits & 3 {
    case 0: .scalar
    case 1: .sequence
    case 2: .mapping
    default: .alias
    }
  }

  var style: ScalarStyle { ScalarStyle(rawValue: UInt8(bits >> 2 & 7)) ?? .plain }

  /// Whether a collection is written in brackets.
  var isFlow: Bool { role != .scalar && style == .doubleQuoted }

  /// Whether it is a mapping's key.
  var isKey: Bool {
    get { bits & 0x20 != 0 }
    set { set(0x20, newValue) }
  }

  /// Whether the decoded text of a scalar differs from the bytes of the source.
  var hasOwnText: Bool {
    get { bits & 0x40 != 0 }
    set { set(0x40, newValue) }
  }

  /// Whether a mapping's entries are in the tree's merged lists, because it has a `<<` key.
  var isMerged: Bool {
    get { bits & 0x80 != 0 }
    set { set(0x80, newValue) }
  }

  /// The place of its tag and anchor in the tree's properties; nil for neither.
  var properties: Int? {
    get { bits >> 8 == 0 ? nil : Int(bits >> 8) - 1 }
    set { bits = bits & 0xFF | UInt32((newValue ?? -1) + 1) << 8 }
  }

  /// The bytes of a scalar's text in the source, where it has none of its own.
  var textRange: Range<Int> {
    switch style {
    case .singleQuoted, .doubleQuoted:
      let low = min(start + 1, end)
      return Int(low)..<Int(max(low, end - 1))
    default: return Int(start)..<Int(end)
    }
  }

  private mutating func set(_ bit: UInt32, _ value: Bool) {
    bits = value ? bits | bit : bits & ~bit
  }
}

/// The tag and anchor in front of a node.
struct NodeProperties: BitwiseCopyable, Sendable {
  /// Where the first of the two begins.
  var outerStart: UInt32
  /// The tag as written; empty for none.
  var tagStart: UInt32
  var tagEnd: UInt32
  /// The tag's name in the key table.
  var tagName: UInt32
}
