// The macros of CEL and of its extensions.
// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros,
// https://pkg.go.dev/github.com/google/cel-go/ext)
extension Parser {
  /// The expansion of a method-like macro whose parenthesis is open; nil if the name is none.
  mutating func macro(
    _ name: String, nameRange: Range<Int>, on target: Expression, from start: Int
  ) throws(ParseError) -> Expression? {
    switch name {
    case "all", "exists", "existsOne", "exists_one", "filter", "map", "transformList",
      "transformMap", "transformMapEntry", "sortBy":
      return try fold(name, nameRange: nameRange, on: target, from: start)
    case "bind" where qualifiedName(of: target) == "cel":
      return try bind(nameRange: nameRange, from: start)
    case "optMap", "optFlatMap":
      return try optionalMap(name, nameRange: nameRange, on: target, from: start)
    default:
      return nil
    }
  }

  private mutating func fold(
    _ name: String, nameRange: Range<Int>, on target: Expression, from start: Int
  ) throws(ParseError) -> Expression {
    let macro = Expression.Fold.Macro(name: name) ?? .existsOne
    let variables = try foldVariables(of: macro, nameRange: nameRange)
    let slot = scope.count
    scope += variables
    defer { scope.removeLast(variables.count) }
    var bodies = [try expression()]
    let takesFilter =
      switch macro {
      case .map, .transformList, .transformMap, .transformMapEntry: true
      default: false
      }
    if takesFilter, accept(.comma) {
      bodies.append(try expression())
    }
    try closeMacro(name)
    return try node(
      .fold(
        .init(
          macro: macro, target: target, variables: variables, slot: slot,
          filter: bodies.count == 2 ? bodies[0] : nil, body: bodies[bodies.count - 1])),
      from: start)
  }

  private mutating func foldVariables(
    of macro: Expression.Fold.Macro, nameRange: Range<Int>
  ) throws(ParseError) -> [String] {
    let first = try macroVariable(macro.name, nameRange: nameRange)
    switch macro {
    case .transformList, .transformMap, .transformMapEntry:
      return [first, try macroVariable(macro.name, nameRange: nameRange)]
    case .all, .exists, .existsOne:
      guard current.kind == .identifier, token(after: 1).kind == .symbol(.comma) else {
        return [first]
      }
      return [first, try macroVariable(macro.name, nameRange: nameRange)]
    case .filter, .map, .sortBy:
      return [first]
    }
  }

  private mutating func bind(
    nameRange: Range<Int>, from start: Int
  ) throws(ParseError) -> Expression {
    let name = try macroVariable("cel.bind", nameRange: nameRange)
    let value = try expression()
    try expect(.comma)
    let slot = scope.count
    scope.append(name)
    defer { scope.removeLast() }
    let body = try expression()
    try closeMacro("cel.bind")
    return try node(.bind(slot: slot, name: name, value, body), from: start)
  }

  private mutating func optionalMap(
    _ macro: String, nameRange: Range<Int>, on target: Expression, from start: Int
  ) throws(ParseError) -> Expression {
    let name = try macroVariable(macro, nameRange: nameRange)
    let slot = scope.count
    scope.append(name)
    defer { scope.removeLast() }
    let body = try expression()
    try closeMacro(macro)
    return try node(
      .optionalMap(target, slot: slot, name: name, body, isFlat: macro == "optFlatMap"),
      from: start)
  }

  /// `has(target.field)` after its name; the parenthesis is open.
  mutating func has(from start: Int) throws(ParseError) -> Expression {
    let argument = try expression()
    try closeMacro("has")
    switch argument.kind {
    case .select(let target, let field, _):
      return try node(.has(target, field: field), from: start)
    case .index(let target, let key, _):
      return try node(.hasIndex(target, key), from: start)
    default:
      throw ParseError(
        code: .macro, message: "has() asks for a member: has(a.b) or has(a['b'])",
        range: argument.range)
    }
  }

  private mutating func macroVariable(
    _ macro: String, nameRange: Range<Int>
  ) throws(ParseError) -> String {
    guard !isAt(.closingParenthesis) else {
      throw ParseError(
        code: .macro, message: "'\(macro)' needs a variable and an expression", range: nameRange)
    }
    let token = current
    guard token.kind == .identifier, !Parser.reservedWords.contains(token.text),
      self.token(after: 1).kind == .symbol(.comma)
    else {
      throw ParseError(
        code: .macro, message: "the variable of '\(macro)' must be a simple name, then a comma",
        range: token.range)
    }
    advance()
    try expect(.comma)
    return token.text
  }

  private mutating func closeMacro(_ macro: String) throws(ParseError) {
    guard !isAt(.comma) else {
      throw ParseError(
        code: .macro, message: "'\(macro)' has too many arguments", range: current.range)
    }
    try expect(.closingParenthesis)
  }
}
