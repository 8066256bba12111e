package import PlumbPattern

/// A function that expressions can call.
public struct Function: Sendable {
  /// With its namespace, if it has one: `math.greatest`.
  public let name: String
  /// How many arguments it takes; a method's receiver is one of them.
  public let arity: ClosedRange<Int>
  /// Whether an unknown or an error among the arguments is the result, and choices are tried one by
  /// one.
  public let isStrict: Bool
  /// Whether absent arguments are passed on, and not treated as `Absence` says.
  let takesAbsent: Bool
  let body: @Sendable (Evaluation, [Value]) -> Value

  /// Makes a function of a host.
  ///
  /// The body gets as many arguments as the arity says, of any types, also absent ones. If it is
  /// strict, none is an error or unknown; list elements still can be.
  public init(
    _ name: String, arity: ClosedRange<Int>, isStrict: Bool = true,
    body: @escaping @Sendable (Evaluation, [Value]) -> Value
  ) {
    self.init(name, arity: arity, isStrict: isStrict, takesAbsent: true, body: body)
  }

  init(
    _ name: String, arity: ClosedRange<Int>, isStrict: Bool, takesAbsent: Bool,
    body: @escaping @Sendable (Evaluation, [Value]) -> Value
  ) {
    self.name = name
    self.arity = arity
    self.isStrict = isStrict
    self.takesAbsent = takesAbsent
    self.body = body
  }

  /// A function of the standard library, which gives an error if the body gives nil.
  static func standard(
    _ name: String, _ arity: ClosedRange<Int>,
    _ body: @escaping @Sendable ([Value]) -> Value?
  ) -> Function {
    Function(name, arity: arity, isStrict: true, takesAbsent: false) { _, arguments in
      body(arguments) ?? .error(.noSuchOverload(name, arguments))
    }
  }

  /// This function, for a second argument that is a constant pattern.
  func withPattern(_ pattern: Pattern) -> Function {
    Function(name, arity: arity, isStrict: isStrict, takesAbsent: takesAbsent) {
      evaluation, arguments in
      guard case .string(let text) = arguments[0], case .string(let source) = arguments[1],
        source.hasSameCodePoints(as: pattern.source)
      else { return body(evaluation, arguments) }
      return pattern.found(in: text)
    }
  }
}

extension Pattern {
  /// Whether the pattern is found, as a value.
  package func found(in text: String) -> Value {
    if let isFound = isFound(in: text) { return .bool(isFound) }
    return .unknown(Unknown(["the pattern '\(source)' costs too much to match"]))
  }
}
