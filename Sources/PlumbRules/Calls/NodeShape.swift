internal import PlumbTemplate

/// What a part of the template must be that is no resource's property: a tree of members and elements.
indirect enum NodeShape: Sendable {
  /// Anything but nothing at all.
  case anything
  case text
  case boolean
  case number(ClosedRange<Int>)
  /// One of some texts.
  case oneOf([String])
  /// A text of this many characters.
  case sized(Int)
  case list(NodeShape, atMost: Int = .max)
  /// A mapping whose members are all alike.
  case values(NodeShape)
  case members([String: NodeShape], required: [String] = [], excluding: [String: String] = [:])
  /// The first of two that the kind of the value fits: a list or a text, say.
  case either(NodeShape, NodeShape)

  static let anyNumber = NodeShape.number(Int.min...Int.max)

  /// The kinds that it can be.
  var kinds: ValueKinds {
    switch self {
    case .anything: .any
    case .text, .oneOf, .sized: .text
    case .boolean: .boolean
    case .number: .integer
    case .list: .list
    case .values, .members: .mapping
    case .either(let one, let other): one.kinds.union(other.kinds)
    }
  }

  /// How it is called in a message.
  var words: String {
    switch self {
    case .anything: "a value"
    case .text, .oneOf: "a text"
    case .sized(let count): "a text of \(count) characters"
    case .boolean: "true or false"
    case .number: "a number"
    case .list: "a list"
    case .values, .members: "a mapping"
    case .either(let one, let other): "\(one.words) or \(other.words)"
    }
  }
}
