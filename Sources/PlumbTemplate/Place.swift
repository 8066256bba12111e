public import PlumbSource
public import PlumbSyntax

/// A node as it is read: inside of an `Fn::ForEach`, loop variables have values.
public struct Place: Hashable, Sendable {
  public let node: Node
  /// The values of the loop variables around the node; nil outside of any loop.
  public let bindings: LoopBindings?

  public init(_ node: Node, _ bindings: LoopBindings? = nil) {
    self.node = node
    self.bindings = bindings
  }

  public var span: Span { node.span }

  /// The text of a scalar, with the loop variables around it replaced; empty for collections.
  public var text: String {
    guard let bindings else { return node.text }
    return bindings.replacing(in: node.text)
  }

  /// A node below this one, read with the same loop variables.
  public func at(_ node: Node) -> Place { Place(node, bindings) }

  /// The value of a key as it is written, without looking through functions.
  public subscript(_ key: String) -> Place? { node[key].map(at) }
}

/// The value that one round of an `Fn::ForEach` gives to its loop variable.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
public final class LoopBindings: Sendable, Hashable {
  public let identifier: String
  public let value: String
  public let outer: LoopBindings?

  init(identifier: String, value: String, outer: LoopBindings?) {
    self.identifier = identifier
    self.value = value
    self.outer = outer
  }

  /// The value of a loop variable; nil if no loop around has one of this name.
  public func value(of name: String) -> String? {
    identifier == name ? value : outer?.value(of: name)
  }

  /// The text with `${Identifier}` and `&{Identifier}` replaced by the variable's value.
  ///
  /// `&{…}` drops what isn't alphanumeric, so that the result can be part of a logical ID.
  package func replacing(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    let alphanumeric = value.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let replaced = text.replacing("${\(identifier)}", with: value)
      .replacing("&{\(identifier)}", with: alphanumeric)
    return outer?.replacing(in: replaced) ?? replaced
  }

  public static func == (left: LoopBindings, right: LoopBindings) -> Bool {
    left.identifier == right.identifier && left.value == right.value && left.outer == right.outer
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(identifier)
    hasher.combine(value)
    hasher.combine(outer)
  }
}
