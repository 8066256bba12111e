extension Program {
  /// What is wrong with this expression, in the order of its text.
  ///
  /// - Parameter isCondition: whether the result has to be a boolean.
  public func check(_ declarations: Declarations, isCondition: Bool = false) -> [CheckIssue] {
    guard let parsed else { return [] }
    return Check(library: parsed.library, declarations: declarations, function: nil)
      .issues(in: parsed.tree, isCondition: isCondition)
  }

  /// The host's variables that this expression uses itself, in the order of its text.
  ///
  /// Those that the functions defined in CEL use are in
  /// `Library.freeVariables(ofFunctionsUsedBy:)`.
  public var freeVariables: [NameUse] { parsed?.tree.freeVariables ?? [] }

  /// The functions that this expression calls, in the order of its text; operators are left out.
  public var functions: [NameUse] { parsed?.tree.calledFunctions ?? [] }
}

extension Library {
  /// What is wrong with the functions defined in CEL.
  public func checkDefinitions(_ declarations: Declarations) -> [CheckIssue] {
    parsedDefinitions.flatMap { definition in
      definition.body.map {
        Check(library: self, declarations: declarations, function: definition.name)
          .issues(in: $0, isCondition: false)
      } ?? []
    }
  }

  /// The names of functions defined in CEL that no program calls, directly or through other
  /// functions; sorted.
  public func unusedDefinitions(in programs: [Program]) -> [String] {
    let used = reachableDefinitions(from: programs)
    return parsedDefinitions.map(\.name).filter { !used.contains($0) }.sorted()
  }

  /// The host's variables in the functions defined in CEL that a program calls, directly or not.
  public func freeVariables(ofFunctionsUsedBy program: Program) -> Set<String> {
    let used = reachableDefinitions(from: [program])
    let bodies = parsedDefinitions.filter { used.contains($0.name) }.compactMap(\.body)
    return Set(bodies.flatMap { $0.freeVariables.map(\.name) })
  }

  private func reachableDefinitions(from programs: [Program]) -> Set<String> {
    let bodies = Dictionary(
      parsedDefinitions.map { ($0.name, $0.body) }, uniquingKeysWith: { $1 })
    var pending = programs.flatMap { $0.functions.map(\.name) }
    var reached: Set<String> = []
    while let name = pending.popLast() {
      guard let body = bodies[name], reached.insert(name).inserted else { continue }
      pending += body?.calledFunctions.map(\.name) ?? []
    }
    return reached
  }
}

extension Expression {
  var freeVariables: [NameUse] {
    descendants.compactMap { node in
      guard case .variable(let name) = node.kind else { return nil }
      return NameUse(name: name, range: node.range)
    }
  }

  var calledFunctions: [NameUse] {
    descendants.compactMap { node in
      guard case .call(let call) = node.kind else { return nil }
      return NameUse(name: call.name, range: call.nameRange)
    }
  }
}

/// Checks one expression.
private struct Check {
  let library: Library
  let declarations: Declarations
  let function: String?

  func issues(in root: Expression, isCondition: Bool) -> [CheckIssue] {
    let misspelt = root.descendants.flatMap { misspeltMacroVariables($0) }
    var found = root.descendants.flatMap { issues(at: $0) }
    found.removeAll { $0.kind == .unknownName && misspelt.contains($0.range) }
    if isCondition { found += booleanIssues(root) }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func issues(at node: Expression) -> [CheckIssue] {
    switch node.kind {
    case .variable(let name): variableIssues(name, node.range)
    case .call(let call): callIssues(call)
    case .and(let operands), .or(let operands): operands.flatMap { booleanIssues($0) }
    case .not(let operand): booleanIssues(operand)
    case .conditional(let condition, _, _): booleanIssues(condition)
    case .fold(let fold): foldIssues(fold, node.range)
    case .bind(_, let name, _, _), .optionalMap(_, _, let name, _, _):
      shadowingIssues([name], node.range)
    default: []
    }
  }

  private func variableIssues(_ name: String, _ range: Range<Int>) -> [CheckIssue] {
    guard !declarations.variables.contains(name) else { return [] }
    let suggestion = Spelling.closest(to: name, in: declarations.variables)
    return [issue(.unknownName, "unknown name '\(name)'", range, suggestion: suggestion)]
  }

  /// Where the variable of a macro whose name is misspelt stands: it is not wrong as well.
  private func misspeltMacroVariables(_ node: Expression) -> [Range<Int>] {
    guard case .call(let call) = node.kind, case .unknown = call.target, call.isMethod,
      call.arguments.count > 2, case .variable(let name) = call.arguments[1].kind,
      let macro = Spelling.closest(to: call.name, in: Check.callableNames(in: library)),
      Expression.Fold.Macro(name: macro) != nil
    else { return [] }
    return node.freeVariables.filter { $0.name == name }.map(\.range)
  }

  private static func callableNames(in library: Library) -> [String] {
    library.functionNames + Expression.Fold.Macro.allCases.map(\.name) + ["has"]
  }

  private func callIssues(_ call: Expression.Call) -> [CheckIssue] {
    switch call.target {
    case .function, .definition: return []
    case .unknown:
      let suggestion = Spelling.closest(to: call.name, in: Check.callableNames(in: library))
      return [
        issue(
          .unknownFunction, "unknown function '\(call.name)'", call.nameRange,
          suggestion: suggestion)
      ]
    case .wrongArity:
      return [issue(.wrongArgumentCount, arityMessage(of: call), call.nameRange)]
    }
  }

  private func arityMessage(of call: Expression.Call) -> String {
    let receiver = call.isMethod ? 1 : 0
    let expected = library.arities(of: call.name).map {
      let (least, most) = ($0.lowerBound - receiver, $0.upperBound - receiver)
      return least == most ? "\(least)" : "\(least) to \(most)"
    }.joined(separator: " or ")
    let noun = expected == "1" ? "argument" : "arguments"
    let place = call.isMethod ? " in parentheses" : ""
    return
      "'\(call.name)' takes \(expected) \(noun)\(place), not \(call.arguments.count - receiver)"
  }

  private func foldIssues(_ fold: Expression.Fold, _ range: Range<Int>) -> [CheckIssue] {
    var conditions = fold.filter.map { [$0] } ?? []
    switch fold.macro {
    case .all, .exists, .existsOne, .filter: conditions.append(fold.body)
    default: break
    }
    return conditions.flatMap { booleanIssues($0) } + shadowingIssues(fold.variables, range)
  }

  private func shadowingIssues(_ names: [String], _ range: Range<Int>) -> [CheckIssue] {
    names.filter { declarations.variables.contains($0) }.map {
      issue(.shadowing, "'\($0)' hides the variable of this name", range)
    }
  }

  private func booleanIssues(_ expression: Expression) -> [CheckIssue] {
    guard let type = expression.resultType(in: library), type != .bool else { return [] }
    return [issue(.notBoolean, "a boolean is needed, this gives \(type)", expression.range)]
  }

  private func issue(
    _ kind: CheckIssue.Kind, _ message: String, _ range: Range<Int>, suggestion: String? = nil
  ) -> CheckIssue {
    CheckIssue(
      kind: kind, message: message, suggestion: suggestion, range: range, function: function)
  }
}
