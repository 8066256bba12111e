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
  private var stepCount = 0
  /// Local variables of all programs and functions that are being evaluated.
  var locals: [Value] = []
  /// Where those of the innermost program or function start.
  var base = 0
  var depth = 0
  private var definitions: Definitions?
  /// What is known of variables; so few that going through them is quicker than a dictionary.
  private var variables: [(name: String, value: Value)] = []
  /// Variables that are evaluated when they are first used; the last one of a name counts.
  private var programs: [(name: String, program: Program)] = []
  /// The values of functions without parameters, by position; few as well.
  private var constants: [(position: Int32, value: Value)] = []
  private var patterns: [String: Pattern?] = [:]

  /// - Parameter variables: Variables that go before the host's.
  public init(
    host: any EvaluationHost, limits: EvaluationLimits = EvaluationLimits(),
    variables: [(name: String, value: Value)] = []
  ) {
    self.host = host
    self.limits = limits
    self.variables = variables
  }

  /// Sets a variable, which goes before the host's.
  public func set(_ name: String, to value: Value) {
    if !constants.isEmpty { constants = [] }
    variables.append((name, value))
  }

  /// Sets a variable to the value of a program, evaluated when it is first used.
  public func set(_ name: String, to program: Program) {
    set([(name, program)])
  }

  /// Sets several variables to the values of programs, each evaluated when it is first used.
  public func set(_ added: [(name: String, program: Program)]) {
    if !constants.isEmpty { constants = [] }
    if programs.isEmpty { programs = added } else { programs += added }
  }

  /// The value of a program; all programs of one evaluation have the same library.
  ///
  /// An evaluation that took too many steps gives an error of code `limit`, in all its programs.
  /// - Parameter arguments: the values of the program's parameters.
  public func evaluate(_ program: Program, _ arguments: [Value] = []) -> Value {
    precondition(
      arguments.count == program.parameterCount,
      "\(program.parameterCount) parameters, \(arguments.count) arguments")
    let saved = definitions
    definitions = program.definitions
    let body = program.body
    let value = evaluate(body, Arguments(arguments))
    definitions = saved
    return isWithinLimit ? value : located(stepError, at: body.root, in: body)
  }

  private func evaluate(_ body: Body, _ arguments: Arguments) -> Value {
    let saved = base
    let start = locals.count
    base = start
    for index in 0..<arguments.endIndex { locals.append(arguments[index]) }
    let value = evaluate(body.root, in: body)
    locals.removeLast(locals.count - start)
    base = saved
    return value
  }

  func variable(_ name: String) -> Value {
    for index in variables.indices.reversed() where variables[index].name == name {
      return variables[index].value
    }
    guard let index = programs.lastIndex(where: { $0.name == name }) else {
      let value =
        host.variable(name) ?? .error(.unknownVariable, "unknown name '\(name)'")
      variables.append((name, value))
      return value
    }
    let position = variables.count
    variables.append((name, .error(.invalidArgument, "'\(name)' is defined by itself")))
    let value = evaluate(programs[index].program)
    variables[position].value = value
    return value
  }

  // MARK: Functions defined in CEL

  // Bounds the stack, about 2 KiB a level in an optimised build: functions can call each other in
  // long chains.
  private static let largestDepth = 400

  /// A call of a function defined in CEL.
  func call(definition position: Int32, _ list: Int32, in body: Body) -> Value {
    let elements = body.code.elements(ofList: list)
    if elements.isEmpty, let known = constants.first(where: { $0.position == position }) {
      return known.value
    }
    guard let definitions else { preconditionFailure("no program is being evaluated") }
    guard let called = definitions.bodies[Int(position)] else {
      let name = definitions.names[Int(position)]
      return .error(.unknownFunction, "the function '\(name)' can't be used")
    }
    let arguments = self.arguments(elements, in: body)
    let value =
      if let call = DefinitionCall(position, arguments) {
        host.remembering(call) { evaluate(called, arguments) }
      } else {
        evaluate(called, arguments)
      }
    // A function without parameters depends on variables only, which don't change within an
    // evaluation.
    if elements.isEmpty, !host.remembersCalls { constants.append((position, value)) }
    return value
  }

  /// The values of arguments, by their positions in the lists.
  func arguments(_ elements: Range<Int>, in body: Body) -> Arguments {
    let start = elements.lowerBound
    let lists = body.code.lists
    switch elements.count {
    case 1: return Arguments(evaluate(lists[start], in: body))
    case 2:
      let first = evaluate(lists[start], in: body)
      return Arguments(first, evaluate(lists[start + 1], in: body))
    default: return Arguments(elements.map { evaluate(lists[$0], in: body) })
    }
  }

  // MARK: Limits

  /// How many steps were taken.
  public var steps: Int { stepCount }

  var isWithinLimit: Bool { stepCount <= limits.steps }

  @inline(__always)
  func step() -> Bool {
    stepCount += 1
    return isWithinLimit
  }

  func addSteps(_ count: Int) {
    stepCount += count
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
    case .bool, .int, .host, .unknown: value
    case .string(let text) where text.utf8.count > limits.textLength:
      .error(.limit, "a text gets longer than \(limits.textLength) bytes")
    case .bytes(let bytes) where bytes.count > limits.textLength:
      .error(.limit, "bytes get longer than \(limits.textLength)")
    case .list(let elements) where elements.count > limits.listCount:
      .error(.limit, "a list gets more than \(limits.listCount) elements")
    default: value
    }
  }

  /// A value whose error, if it is one without a place, came up in this node.
  @inline(__always)
  func located(_ value: Value, at node: Int32, in body: Body) -> Value {
    if case .error(let error) = value, error.range == nil {
      return locatedError(error, at: node, in: body)
    }
    return value
  }

  private func locatedError(_ error: EvaluationError, at node: Int32, in body: Body) -> Value {
    var error = error
    error.range = body.code.ranges[Int(node)].range
    error.origin = body.name
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
