internal import PlumbPattern

/// What a host gives to the expressions of one evaluation.
public protocol EvaluationHost {
  /// The value of a variable; nil if there is none of this name. Asked once a name.
  func variable(_ name: String) -> Value?
  /// The value of selecting a member of text, a number or another scalar; nil for the standard's
  /// error.
  func member(_ field: String, ofScalar value: Value) -> Value?
  /// The value of a call of a function defined in CEL.
  ///
  /// A host that knows that the variables are as they were may give the value of an earlier call
  /// that was equal.
  func remembering(_ call: DefinitionCall, _ compute: () -> Value) -> Value
  /// Whether `remembering` is to be asked every time, so that the host knows of each call.
  var remembersCalls: Bool { get }
}

extension EvaluationHost {
  public var remembersCalls: Bool { false }
  public func variable(_ name: String) -> Value? { nil }
  public func member(_ field: String, ofScalar value: Value) -> Value? { nil }
  public func remembering(_ call: DefinitionCall, _ compute: () -> Value) -> Value { compute() }
}

/// Counted bounds for one evaluation, the same on every machine.
public struct EvaluationLimits: Hashable, Sendable {
  /// Nodes of expressions evaluated, and elements gone through.
  public var steps: Int
  /// UTF-8 bytes of a text that a function makes.
  public var textLength: Int
  /// Elements of a list that a function makes.
  public var listCount: Int

  public init(steps: Int = 2_000_000, textLength: Int = 1_000_000, listCount: Int = 100_000) {
    self.steps = steps
    self.textLength = textLength
    self.listCount = listCount
  }
}

/// One evaluation: variables, limits and what was already computed; programs evaluated in it share
/// them.
///
/// Belongs to one thread, which needs a stack of 512 KiB in an optimised build, 2 MiB in a debug
/// build.
public final class Evaluation {
  public let host: any EvaluationHost
  public let limits: EvaluationLimits
  /// How many steps were taken.
  public internal(set) var steps = 0
  /// Local variables of all programs and functions that are being evaluated.
  var locals: [Value] = []
  /// Where those of the innermost program or function start.
  var base = 0
  var library: Library = .standard
  var origin: String?
  var depth = 0
  /// So few that going through them is quicker than a dictionary; the last one of a name counts.
  private var variables: [(name: String, content: Variable)] = []
  private var constants: [Int: Value] = [:]
  private var patterns: [String: Pattern?] = [:]

  public init(host: any EvaluationHost, limits: EvaluationLimits = EvaluationLimits()) {
    self.host = host
    self.limits = limits
  }

  /// Sets a variable, which goes before the host's.
  public func set(_ name: String, to value: Value) {
    add(name, .value(value))
  }

  /// Sets a variable to the value of a program, evaluated when it is first used.
  public func set(_ name: String, to program: Program) {
    add(name, .program(program))
  }

  private func add(_ name: String, _ content: Variable) {
    if !constants.isEmpty { constants = [:] }
    variables.append((name, content))
  }

  private enum Variable {
    case value(Value)
    /// Evaluated when it is first used.
    case program(Program)
  }

  /// The value of a program; all programs of one evaluation have the same library.
  ///
  /// An evaluation that took too many steps gives an error of code `limit`, in all its programs.
  /// - Parameter arguments: the values of the program's parameters.
  public func evaluate(_ program: Program, _ arguments: [Value] = []) -> Value {
    precondition(
      arguments.count == program.parameters.count,
      "\(program.parameters.count) parameters, \(arguments.count) arguments")
    let saved = (library, origin, base)
    defer { (library, origin, base) = saved }
    (library, origin, base) = (program.library, program.name, locals.count)
    locals += arguments
    let value = evaluate(program.root)
    locals.removeLast(arguments.count)
    return steps > limits.steps ? located(stepError, at: program.root) : value
  }

  func variable(_ name: String) -> Value {
    guard let index = variables.lastIndex(where: { $0.name == name }) else {
      let value =
        host.variable(name) ?? .error(.unknownVariable, "unknown name '\(name)'")
      variables.append((name, .value(value)))
      return value
    }
    switch variables[index].content {
    case .value(let value): return value
    case .program(let program):
      variables[index].content =
        .value(.error(.invalidArgument, "'\(name)' is defined by itself"))
      let value = evaluate(program)
      variables[index].content = .value(value)
      return value
    }
  }

  // MARK: Functions defined in CEL

  // Bounds the stack, about 2 KiB a level in an optimised build: functions can call each other in
  // long chains.
  private static let largestDepth = 400

  func call(definition position: Int, _ arguments: [Expression]) -> Value {
    if arguments.isEmpty, let value = constants[position] { return value }
    let definition = library.definitions[position]
    guard let body = definition.body else {
      return .error(.unknownFunction, "the function '\(definition.name)' can't be used")
    }
    let values = arguments.map { evaluate($0) }
    let value =
      if let call = DefinitionCall(position, values) {
        host.remembering(call) { evaluate(body, of: definition, values) }
      } else {
        evaluate(body, of: definition, values)
      }
    // A function without parameters depends on variables only, which don't change within an
    // evaluation.
    if arguments.isEmpty, !host.remembersCalls { constants[position] = value }
    return value
  }

  private func evaluate(
    _ body: Expression, of definition: Library.Definition, _ arguments: [Value]
  ) -> Value {
    let saved = (origin, base)
    (origin, base) = (definition.name, locals.count)
    locals += arguments
    let value = evaluate(body)
    locals.removeLast(arguments.count)
    (origin, base) = saved
    return value
  }

  // MARK: Limits

  func step() -> Bool {
    steps += 1
    return steps <= limits.steps
  }

  var stepError: Value {
    .error(.limit, "the evaluation takes more than \(limits.steps) steps")
  }

  var isTooDeep: Bool { depth > Evaluation.largestDepth }

  var depthError: Value {
    .error(.limit, "the evaluation is nested more than \(Evaluation.largestDepth) deep")
  }

  /// The value itself, or an error if a function made it too large.
  func limited(_ value: Value) -> Value {
    switch value {
    case .string(let text) where text.utf8.count > limits.textLength:
      .error(.limit, "a text gets longer than \(limits.textLength) bytes")
    case .bytes(let bytes) where bytes.count > limits.textLength:
      .error(.limit, "bytes get longer than \(limits.textLength)")
    case .list(let elements) where elements.count > limits.listCount:
      .error(.limit, "a list gets more than \(limits.listCount) elements")
    default: value
    }
  }

  /// A value whose error, if it is one without a place, came up in this expression.
  func located(_ value: Value, at expression: Expression) -> Value {
    guard case .error(var error) = value, error.range == nil else { return value }
    error.range = expression.range
    error.origin = origin
    return .error(error)
  }

  // MARK: Patterns

  func matches(_ text: String, _ pattern: String) -> Value {
    if let compiled = patterns[pattern] {
      return compiled.map { $0.found(in: text) } ?? unreadable(pattern)
    }
    let compiled = try? Pattern(pattern)
    patterns[pattern] = .some(compiled)
    return compiled.map { $0.found(in: text) } ?? unreadable(pattern)
  }

  private func unreadable(_ pattern: String) -> Value {
    .error(.invalidArgument, "the pattern '\(pattern)' can't be read")
  }
}
