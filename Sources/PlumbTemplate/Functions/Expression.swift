public import PlumbSource
public import PlumbSyntax

/// A call of an intrinsic function, in its long or its short form.
public struct Expression: Sendable {
  public let function: FunctionName
  /// The tagged node of the short form, the one-key mapping of the long form.
  public let node: Node
  /// The place of the function's name: the tag or the key.
  public let nameSpan: Span
  /// What the function is given; in the short form the call's own node, without its tag.
  public let argument: Node
  /// The arguments, by function.
  public let arguments: Arguments

  /// Whether it is written as a tag.
  public var isShort: Bool { argument == node }

  /// What a call says, as far as its shape can be understood.
  public indirect enum Arguments: Sendable {
    /// `Ref`: the name of a parameter, a pseudo parameter or a resource.
    case ref(Node)
    /// `Ref` of what a function gives, with `AWS::LanguageExtensions`.
    case refOfResult(Node)
    /// `Condition`: the name of a condition.
    case condition(Node)
    case getAtt(GetAtt)
    case sub(SubString)
    case `if`(condition: Node, then: Node, otherwise: Node)
    case findInMap(FindInMap)
    /// `Fn::And`, `Fn::Or`, `Fn::Not`: the conditions.
    case logical([Node])
    case equals(Node, Node)
    /// `Fn::Contains`, `Fn::EachMemberIn`, `Fn::EachMemberEquals`, `Fn::ValueOf`: two arguments.
    case pair(Node, Node)
    case join(delimiter: Node, values: Node)
    case select(index: Node, values: Node)
    case split(delimiter: Node, text: Node)
    case cidr(block: Node, count: Node, bits: Node?)
    /// A function with one argument, which is the call's own node in the short form: `Fn::Base64`, `Fn::GetAZs`, `Fn::ImportValue`, `Fn::Length`, …
    case one(Node)
    /// Not the shape that the function takes, with what it takes.
    case malformed(expected: String)
  }

  /// `Fn::GetAtt`: a resource and an attribute, which may themselves be function calls.
  public struct GetAtt: Sendable {
    /// The resource's name; nil where a function gives it, as it may with `AWS::LanguageExtensions`.
    public let resource: Name?
    /// The argument that gives the resource's name where `resource` is nil.
    public let resourceNode: Node?
    /// The attribute's name; nil where a function gives it.
    public let attribute: Name?
    /// The argument that gives the attribute where `attribute` is nil.
    public let attributeNode: Node?
  }

  /// `Fn::FindInMap`: a mapping's name, two keys and, with `AWS::LanguageExtensions`, a default.
  public struct FindInMap: Sendable {
    public let map: Node
    public let topKey: Node
    public let secondKey: Node
    public let defaultValue: Node?
  }
}
