/// A piece of HTML or SVG as a tree, in which text is always text.
///
/// Nothing that a template says can become an element or leave its attribute: the writer escapes
/// every text, and there is no way to put in a tag as a string.
public indirect enum Markup: Sendable {
  case text(String)
  case element(String, [Attribute], [Markup])
  /// Several pieces one after the other.
  case group([Markup])
  /// The content of a `style` element, which our own code writes.
  case style(StaticString)

  /// A name with its value; without one it isn't written, with an empty one it is.
  public struct Attribute: Sendable {
    public let name: StaticString
    public let value: String?

    public init(_ name: StaticString, _ value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// An element with its attributes and content.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: Markup...
  ) -> Markup {
    .element(name.description, attributes.map { Attribute($0.key, $0.value) }, content)
  }

  /// An element with its attributes and a list as its content.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    all content: [Markup]
  ) -> Markup {
    .element(name.description, attributes.map { Attribute($0.key, $0.value) }, content)
  }

  /// Nothing.
  public static var empty: Markup { .group([]) }
}

extension Markup: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}
