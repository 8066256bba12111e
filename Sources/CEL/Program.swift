/// An expression that was read once and can be evaluated many times.
public struct Program: Sendable {
  /// The expression as it was written.
  public let text: String
  /// What errors call it; nil if it has no name.
  public let name: String?
  public let library: Library
  /// Names whose values are given with each evaluation.
  public let parameters: [String]
  package let root: Expression

  /// Reads an expression.
  ///
  /// Unknown names are not an error here but in `check`, and when they are evaluated.
  /// - Parameter parameters: names whose values are given with each evaluation.
  /// - Throws: `ParseError` if the text is no expression, or has a constant pattern that can't be
  /// read.
  public init(
    _ text: String, name: String? = nil, parameters: [String] = [], library: Library = .standard
  ) throws(ParseError) {
    self.text = text
    self.name = name
    self.parameters = parameters
    self.library = library
    root = try Parser.expression(of: text, parameters: parameters, library: library)
  }
}
