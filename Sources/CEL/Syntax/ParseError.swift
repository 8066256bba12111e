/// Why a text is no expression.
public struct ParseError: Error, Hashable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    case syntax
    /// A number, text or bytes literal that has no value.
    case literal
    /// A macro with arguments of a wrong form.
    case macro
    /// A constant pattern of `matches` that can't be read.
    case pattern
    /// Nested deeper than an expression may be.
    case depth
  }

  public let code: Code
  /// What is wrong, in a line, without the position.
  public let message: String
  /// Where, in UTF-8 bytes of the expression's text; empty at its end.
  public let range: Range<Int>

  public var description: String { message }
}
