internal import PlumbSource
public import PlumbSyntax

/// The text of an `Fn::Sub`, taken apart.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
public struct SubString: Sendable {
  /// The scalar that holds the text.
  public let node: Node
  /// The mapping of the two-argument form; nil in the one-argument form.
  public let variables: Node?
  public let pieces: [Piece]

  public enum Piece: Sendable {
    /// Text that stands for itself; `${!Literal}` has become `${Literal}`, also with blanks before the mark.
    case literal(String)
    /// `${Name}` or `${Resource.Attribute}`.
    case variable(Variable)
  }

  /// A variable of the text, without `${`, `}` and the blanks around the name.
  public struct Variable: Sendable {
    public let name: Name
    /// What stands before the first dot; the whole name where there is none.
    public var head: String {
      dot.map { String(name.text[..<$0]) } ?? name.text
    }
    /// What stands after the first dot; nil where there is none.
    public var attribute: String? {
      dot.map { String(name.text[name.text.utf8.index(after: $0)...]) }
    }
    private var dot: String.Index? { name.text.utf8.firstIndex(of: UInt8(ascii: ".")) }
  }

  init(_ node: Node, variables: Node?) {
    self.node = node
    self.variables = variables
    pieces = SubString.parse(node)
  }

  private static func parse(_ node: Node) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = Array(node.text.utf8)
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "{"),
        let close = bytes[(index + 2)...].firstIndex(of: UInt8(ascii: "}"))
      else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      let inside = bytes[(index + 2)..<close].drop(while: isBlank)
      if inside.first == UInt8(ascii: "!") {
        literal += Array("${".utf8) + inside.dropFirst() + [UInt8(ascii: "}")]
      } else {
        if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
        literal = []
        pieces.append(.variable(variable(inside, of: index..<(close + 1), in: node)))
      }
      index = close + 1
    }
    if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
    return pieces
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// - Parameters:
  ///   - inside: What stands between the braces, without blanks at its start.
  ///   - whole: The bytes from `${` to `}`, which stand for a name that is missing.
  private static func variable(
    _ inside: ArraySlice<UInt8>, of whole: Range<Int>, in node: Node
  ) -> Variable {
    let end = inside.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? inside.startIndex
    let name = inside[inside.startIndex..<end]
    let text = String(decoding: name, as: UTF8.self)
    let bytes = name.isEmpty ? whole : name.startIndex..<name.endIndex
    return Variable(name: Name(text, node.span(ofText: bytes)))
  }
}
