/// Why an expression has no value.
public struct EvaluationError: Error, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    /// No function of this name takes arguments of these types.
    case noSuchOverload
    case noSuchKey
    case indexOutOfBounds
    case divideByZero
    case overflow
    /// A conversion of a value that the target type can't hold.
    case conversion
    case unknownVariable
    case unknownFunction
    /// An argument of the right type that a function can't work with.
    case invalidArgument
    /// A counted limit was reached: the expression costs too much.
    case limit
    /// An error that a host reports.
    case host
  }

  public let code: Code
  /// What is wrong, in a line, without the position.
  public let message: String
  /// The sub-expression in which it came up, in UTF-8 bytes of the expression's text.
  ///
  /// Nil only before the value has passed through the expression that made it.
  public internal(set) var range: Range<Int>?
  /// The name of the program (or of the function defined in CEL) that `range` points into; nil if
  /// it has none.
  public internal(set) var origin: String?

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }

  static func noSuchOverload(
    _ function: String, _ arguments: some Collection<Value>
  ) -> EvaluationError {
    let types = arguments.map(\.typeName.name).joined(separator: ", ")
    return EvaluationError(.noSuchOverload, "no such overload: \(function) applied to (\(types))")
  }

  static func noSuchKey(_ key: String) -> EvaluationError {
    EvaluationError(.noSuchKey, "no such key: \(key)")
  }

  static func indexOutOfBounds(_ index: Int64) -> EvaluationError {
    EvaluationError(.indexOutOfBounds, "index out of bounds: \(index)")
  }
}

extension Value {
  static func noSuchOverload(_ function: String, _ arguments: Value...) -> Value {
    .error(.noSuchOverload(function, arguments))
  }

  static func error(_ code: EvaluationError.Code, _ message: String) -> Value {
    .error(EvaluationError(code, message))
  }
}
