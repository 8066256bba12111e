package import PlumbPattern

/// A function that expressions can call.
public final class Function: Sendable {
  /// With its namespace, if it has one: `math.greatest`.
  public let name: String
  public let id: FunctionID
  /// How many arguments it takes; a method's receiver is one of them.
  public let arity: ClosedRange<Int>
  /// Whether an unknown or an error among the arguments is the result, and choices are tried one by
  /// one.
  public let isStrict: Bool
  /// Whether absent arguments are passed on, and not treated as `Absence` says.
  let takesAbsent: Bool
  let body: @Sendable (Evaluation, Arguments) -> Value

  /// Makes a function of a host.
  ///
  /// The body gets as many arguments as the arity says, of any types, also absent ones. If it is
  /// strict, none is an error or unknown; list elements still can be.
  public init(
    _ name: String, arity: ClosedRange<Int>, isStrict: Bool = true,
    body: @escaping @Sendable (Evaluation, Arguments) -> Value
  ) {
    self.name = name
    self.id = .host
    self.arity = arity
    self.isStrict = isStrict
    takesAbsent = true
    self.body = body
  }

  /// Makes a function of CEL's own.
  init(
    _ id: FunctionID, arity: ClosedRange<Int>, isStrict: Bool = true, takesAbsent: Bool = false,
    body: @escaping @Sendable (Evaluation, Arguments) -> Value
  ) {
    name = id.rawValue
    self.id = id
    self.arity = arity
    self.isStrict = isStrict
    self.takesAbsent = takesAbsent
    self.body = body
  }

  /// A function of the standard library, which gives an error if the body gives nil.
  static func standard(
    _ id: FunctionID, _ arity: ClosedRange<Int>,
    _ body: @escaping @Sendable (Arguments) -> Value?
  ) -> Function {
    Function(id, arity: arity) { _, arguments in
      body(arguments) ?? .error(.noSuchOverload(id.rawValue, arguments))
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

extension Function {
  /// This function, for a second argument that is a constant pattern.
  func matching(_ pattern: LazyPattern) -> Function {
    Function(id, arity: arity, isStrict: isStrict, takesAbsent: takesAbsent) { [body] in
      guard case .string(let text) = $1[0], let pattern = pattern.pattern else {
        return body($0, $1)
      }
      return pattern.found(in: text)
    }
  }
}
