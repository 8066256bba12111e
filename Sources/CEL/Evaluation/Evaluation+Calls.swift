extension Evaluation {
  func call(_ call: Expression.Call) -> Value {
    switch call.target {
    case .definition(let position): self.call(definition: position, call.arguments)
    case .function(let function): apply(function, call.arguments.map { evaluate($0) })
    case .unknown: unresolved(call, "unbound function '\(call.name)'")
    case .wrongArity:
      unresolved(
        call, "no such overload: '\(call.name)' with \(call.arguments.count) arguments",
        code: .noSuchOverload)
    }
  }

  private func unresolved(
    _ call: Expression.Call, _ message: String, code: EvaluationError.Code = .unknownFunction
  ) -> Value {
    undecided(call.arguments.map { evaluate($0) }) ?? .error(code, message)
  }

  /// An operator of two operands, without the detour for the commonest types.
  func binary(_ function: String, _ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.string, .string), (.int, .int), (.bool, .bool):
      if let value = Operators.quick(function, left, right) { return limited(value) }
    default: break
    }
    return apply(function, [left, right])
  }

  func apply(_ function: String, _ arguments: [Value]) -> Value {
    guard let function = library.function(function) else {
      preconditionFailure("the library has no operator '\(function)'")
    }
    return apply(function, arguments)
  }

  /// A function of evaluated arguments.
  ///
  /// In this order: unknowns and errors, choices, absent arguments, hosts, then the function
  /// itself.
  func apply(_ function: Function, _ arguments: [Value]) -> Value {
    guard step() else { return stepError }
    guard function.isStrict else { return limited(function.body(self, arguments)) }
    if arguments.allSatisfy(\.isKnown) { return applyKnown(function, arguments) }
    if let result = undecided(arguments) { return result }
    guard let index = arguments.firstIndex(where: { $0.choice != nil }),
      let choice = arguments[index].choice
    else { return applyKnown(function, arguments) }
    return choice.choosing(
      apply(function, decided(arguments, by: choice, at: index, side: 0)),
      apply(function, decided(arguments, by: choice, at: index, side: 1)))
  }

  /// The arguments when a choice has gone one way: others with the same split go with it.
  func decided(
    _ arguments: [Value], by choice: Unknown, at index: Int, side: Int
  ) -> [Value] {
    var decided = arguments.map { $0.decided(choice, side: side) }
    decided[index] = choice.alternatives[side].decided(choice, side: side)
    return decided
  }

  /// The result of a strict function if an argument is an error, or unknown without alternatives;
  /// else nil.
  ///
  /// Unknown goes before error, as a later decision may remove the error; but not a choice both of
  /// whose values meet the error.
  private func undecided(_ arguments: [Value]) -> Value? {
    var unknown: Unknown?
    var failure: Value?
    var isPlain = false
    for argument in arguments {
      switch argument {
      case .unknown(let next):
        isPlain = isPlain || !next.isChoice
        unknown = unknown?.merged(with: next) ?? next
      case .error: failure = failure ?? argument
      default: break
      }
    }
    guard let unknown, isPlain else { return failure }
    return .unknown(unknown.plain)
  }

  /// Applies to a value, or to both values of a choice; errors and unknowns stay what they are.
  func mapping(_ value: Value, _ transform: (Value) -> Value) -> Value {
    switch value {
    case .error: value
    case .unknown(let unknown):
      unknown.isChoice ? unknown.mapAlternatives { mapping($0, transform) } : value
    default: transform(value)
    }
  }

  private func applyKnown(_ function: Function, _ arguments: [Value]) -> Value {
    if !function.takesAbsent, arguments.contains(where: \.isAbsent),
      let result = Absence.result(of: function.name, arguments)
    {
      return result
    }
    for case (let index, .host(let value)) in arguments.enumerated() {
      let result = value.call(function.name, arguments, at: index) { self.apply(function, $0) }
      if let result { return result }
      if let list = undecidedList(value, for: function) {
        var expanded = arguments
        expanded[index] = list
        return apply(function, expanded)
      }
    }
    charge(function, arguments)
    return steps <= limits.steps ? limited(function.body(self, arguments)) : stepError
  }

  /// Counts the steps of a function whose cost grows with its arguments.
  private func charge(_ function: Function, _ arguments: [Value]) {
    let sizes = arguments.map(\.stepCount)
    steps += sizes.reduce(0, +)
    switch function.name {
    case "sets.contains", "sets.equivalent", "sets.intersects": steps += sizes[0] * sizes[1] * 8
    case "distinct": steps += ListFunctions.comparisonCount(arguments[0])
    default: break
    }
  }

  /// A choice between lists in place of a host's list with elements that may be missing.
  private func undecidedList(_ value: any HostValue, for function: Function) -> Value? {
    guard ListFunctions.names.contains(function.name), !function.takesAbsent,
      case .elements(let elements) = Elements.of(.host(value), for: function.name),
      elements.hasUndecidedCount
    else { return nil }
    return elements.presentList
  }
}

extension Value {
  /// How many steps going through this once counts.
  fileprivate var stepCount: Int {
    switch self {
    case .string(let text): text.utf8.count / 256
    case .bytes(let bytes): bytes.count / 256
    case .list(let elements): elements.count / 8
    case .map(let map): map.count / 8
    default: 0
    }
  }
}
