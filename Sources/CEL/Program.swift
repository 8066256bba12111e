/// An expression that was read once and can be evaluated many times.
public final class Program: Sendable {
  /// How many values are given with each evaluation.
  public let parameterCount: Int
  let body: Body
  let definitions: Definitions
  /// What was read, to be checked; nil for a program that was laid out before.
  package let parsed: Parsed?

  /// An expression as it was read.
  package struct Parsed: Sendable {
    package let text: String
    package let tree: Expression
    let library: Library
  }

  /// Reads an expression.
  ///
  /// Unknown names are not an error here but in `check`, and when they are evaluated.
  /// - Parameters:
  ///   - name: what errors call it; nil if it has no name.
  ///   - parameters: names whose values are given with each evaluation.
  /// - Throws: `ParseError` if the text is no expression, or has a constant pattern that can't be
  /// read.
  public init(
    _ text: String, name: String? = nil, parameters: [String] = [], library: Library = .standard
  ) throws(ParseError) {
    let tree = try Parser.expression(of: text, parameters: parameters, library: library)
    parsed = Parsed(text: text, tree: tree, library: library)
    parameterCount = parameters.count
    body = Body(tree, name: name, library: library)
    definitions = library.definitions
  }

  /// Takes an expression that was laid out before, when it was also checked.
  package init(_ code: Code, root: Int32, parameterCount: Int, definitions: Definitions) {
    parsed = nil
    self.parameterCount = parameterCount
    body = Body(code, root: root, name: nil)
    self.definitions = definitions
  }
}

/// The functions defined in CEL, as they are evaluated.
package final class Definitions: Sendable {
  /// By their positions; nil if the function can't be used.
  let bodies: [Body?]
  let names: [String]

  init(_ definitions: [(name: String, body: Body?)] = []) {
    bodies = definitions.map(\.body)
    names = definitions.map(\.name)
  }

  /// Takes functions that were laid out before.
  package convenience init(_ code: Code, _ functions: [(name: String, root: Int32)]) {
    self.init(
      functions.map { ($0.name, Body(code, root: $0.root, name: $0.name)) })
  }
}
