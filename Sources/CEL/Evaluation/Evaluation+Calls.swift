extension Evaluation {
  /// A call with two arguments; operators without the detour for the commonest types.
  func call2(_ node: CodeNode, in body: Body) -> Value {
    let left = evaluate(node.a, in: body)
    let right = evaluate(node.b, in: body)
    let function = body.code.functions[Int(node.c)]
    switch (left, right) {
    case (.string, .string), (.int, .int), (.bool, .bool):
      if let value = Operators.quick(function.id, left, right) { return value }
    default: break
    }
    return apply(function, Arguments(left, right))
  }

  /// A call of what is no function, or takes another number of arguments.
  func unresolved(_ node: CodeNode, in body: Body) -> Value {
    let name = body.code.names[Int(node.b)]
    let arguments = self.arguments(body.code.elements(ofList: node.a), in: body)
    if let result = undecided(arguments) { return result }
    guard node.flag != 0 else { return .error(.unknownFunction, "unbound function '\(name)'") }
    return .error(
      .noSuchOverload, "no such overload: '\(name)' with \(arguments.count) arguments")
  }

  /// A function of evaluated arguments.
  ///
  /// In this order: unknowns and errors, choices, absent arguments, hosts, then the function
  /// itself.
  func apply(_ function: Function, _ arguments: Arguments) -> Value {
    guard step() else { return stepError }
    guard function.isStrict else { return limited(function.body(self, arguments)) }
    let nature = arguments.nature
    if nature.isUndecided { return applyUnknown(function, arguments) }
    if nature.hasHost, let result = applyToHosts(function, arguments) { return result }
    charge(function, arguments)
    return isWithinLimit ? limited(function.body(self, arguments)) : stepError
  }

  /// A strict function of arguments some of which are unknown or wrong.
  private func applyUnknown(_ function: Function, _ arguments: Arguments) -> Value {
    if let result = undecided(arguments) { return result }
    guard let index = arguments.firstIndex(where: { $0.choice != nil }),
      let choice = arguments[index].choice
    else { preconditionFailure("'\(function.name)' has no undecided argument") }
    return choice.choosing(
      apply(function, Arguments(decided(arguments, by: choice, at: index, side: 0))),
      apply(function, Arguments(decided(arguments, by: choice, at: index, side: 1))))
  }

  /// The arguments when a choice has gone one way: others with the same split go with it.
  func decided(
    _ arguments: some Collection<Value>, by choice: Unknown, at index: Int, side: Int
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
  private func undecided(_ arguments: Arguments) -> Value? {
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

  /// What absent arguments or a host make of a function; nil to go on as usual.
  private func applyToHosts(_ function: Function, _ arguments: Arguments) -> Value? {
    if !function.takesAbsent, hasAbsent(arguments),
      let result = Absence.result(of: function.id, arguments)
    {
      return result
    }
    for index in 0..<arguments.endIndex {
      guard case .host(let value) = arguments[index] else { continue }
      let result = value.call(function.id, arguments, at: index) { self.apply(function, $0) }
      if let result { return result }
      if let list = undecidedList(value, for: function) {
        return apply(function, arguments.replacing(index, with: list))
      }
    }
    return nil
  }

  private func hasAbsent(_ arguments: Arguments) -> Bool {
    for index in 0..<arguments.endIndex where arguments[index].isAbsent { return true }
    return false
  }

  /// Counts the steps of a function whose cost grows with its arguments.
  private func charge(_ function: Function, _ arguments: Arguments) {
    for index in 0..<arguments.endIndex { addSteps(arguments[index].stepCount) }
    switch function.id {
    case .setsContains, .setsEquivalent, .setsIntersects:
      addSteps(arguments[0].stepCount * arguments[1].stepCount * 8)
    case .distinct: addSteps(ListFunctions.comparisonCount(arguments[0]))
    default: break
    }
  }

  /// A choice between lists in place of a host's list with elements that may be missing.
  private func undecidedList(_ value: any HostValue, for function: Function) -> Value? {
    guard !function.takesAbsent, ListFunctions.needsElements(function.id),
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
