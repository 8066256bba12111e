/// Reads an expression into a tree, expanding macros and resolving names on the way.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax)
struct Parser {
  let library: Library
  let tokens: [Token]
  var position = 0
  private var depth = 0
  /// The local variables in scope; a variable's slot is its position.
  var scope: [String]

  static func expression(
    of text: String, parameters: [String] = [], library: Library
  ) throws(ParseError) -> Expression {
    var parser = Parser(
      library: library, tokens: try Lexer.tokens(of: text), scope: parameters)
    let expression = try parser.expression()
    guard parser.current.kind == .end else {
      throw parser.unexpected()
    }
    return expression
  }

  private init(library: Library, tokens: [Token], scope: [String]) {
    self.library = library
    self.tokens = tokens
    self.scope = scope
  }

  // A level takes up to 4 KiB of stack in an optimised build. A chain of operators makes a deep
  // tree without recursion here, so that height is checked as well.
  private static let largestDepth = 100
  private static let largestHeight = 200

  mutating func expression() throws(ParseError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Parser.largestDepth else {
      throw ParseError(
        code: .depth, message: "the expression is nested more than \(Parser.largestDepth) deep",
        range: current.range)
    }
    let start = current.range.lowerBound
    let condition = try binary(precedence: 1)
    guard accept(.question) else { return condition }
    let first = try binary(precedence: 1)
    try expect(.colon)
    let second = try expression()
    return try node(.conditional(condition, first, second), from: start)
  }

  /// Operators of at least a precedence, by precedence climbing: a level of nesting takes few stack
  /// frames.
  private mutating func binary(precedence minimum: Int) throws(ParseError) -> Expression {
    let start = current.range.lowerBound
    var left = try unary()
    while let infix = currentInfix, infix.precedence >= minimum {
      guard let function = infix.function else {
        left = try chain(of: infix, after: left, from: start)
        continue
      }
      position += 1
      let right = try binary(precedence: infix.precedence + 1)
      left = try node(.binary(function, left, right), from: start)
    }
    return left
  }

  /// The operands of `&&` or `||` as one node, however many they are.
  private mutating func chain(
    of infix: Operator.Infix, after first: Expression, from start: Int
  ) throws(ParseError) -> Expression {
    let kind = current.kind
    var operands = [first]
    while current.kind == kind {
      position += 1
      operands.append(try binary(precedence: infix.precedence + 1))
    }
    return try node(kind == .symbol(.and) ? .and(operands) : .or(operands), from: start)
  }

  private var currentInfix: Operator.Infix? {
    switch current.kind {
    case .symbol(let symbol): symbol.infix
    case .identifier: current.text == "in" ? .isIn : nil
    default: nil
    }
  }

  private mutating func unary() throws(ParseError) -> Expression {
    let start = current.range.lowerBound
    let nots = acceptRun(of: .not)
    if nots > 0 {
      var operand = try member()
      // Two negations still ask for a boolean, more add nothing.
      for _ in 0..<(nots % 2 == 1 ? 1 : 2) {
        operand = try node(.not(operand), from: start)
      }
      return operand
    }
    var minuses = acceptRun(of: .minus)
    var operand: Expression
    if minuses > 0, current.kind == .int || current.kind == .double {
      minuses -= 1
      operand = try selectors(
        of: try number(isNegative: true), from: tokens[position - 2].range.lowerBound)
    } else {
      operand = try member()
    }
    for _ in 0..<(minuses > 0 && minuses % 2 == 0 ? 2 : minuses % 2) {
      operand = try node(.negate(operand), from: start)
    }
    return operand
  }

  private mutating func member() throws(ParseError) -> Expression {
    let start = current.range.lowerBound
    return try selectors(of: try primary(), from: start)
  }

  private mutating func selectors(
    of primary: Expression, from start: Int
  ) throws(ParseError) -> Expression {
    var target = primary
    while true {
      if accept(.dot) {
        target = try selection(on: target, from: start)
      } else if accept(.optionalDot) {
        let field = try fieldName()
        target = try node(.select(target, field: field, isOptional: true), from: start)
      } else if isAt(.openingBracket) || isAt(.optionalBracket) {
        let isOptional = advance().kind == .symbol(.optionalBracket)
        let key = try expression()
        try expect(.closingBracket)
        target = try node(.index(target, key, isOptional: isOptional), from: start)
      } else {
        return target
      }
    }
  }

  private mutating func selection(
    on target: Expression, from start: Int
  ) throws(ParseError) -> Expression {
    let isQuoted = current.kind == .quotedIdentifier
    let nameRange = current.range
    let field = try fieldName()
    if !isQuoted, accept(.openingParenthesis) {
      return try method(field, nameRange: nameRange, on: target, from: start)
    }
    if !library.qualifiedVariables.isEmpty, let name = qualifiedName(of: target) {
      let qualified = name + "." + field
      if library.qualifiedVariables.contains(qualified) {
        return try node(.variable(qualified), from: start)
      }
    }
    return try node(.select(target, field: field, isOptional: false), from: start)
  }

  private mutating func fieldName() throws(ParseError) -> String {
    let isName =
      current.kind == .identifier && !["true", "false", "null", "in"].contains(current.text)
    guard isName || current.kind == .quotedIdentifier else {
      throw ParseError(
        code: .syntax, message: "expected a name after '.', got \(description(of: current))",
        range: current.range)
    }
    return advance().text
  }

  /// The dotted name that an expression is, from a variable on.
  func qualifiedName(of expression: Expression) -> String? {
    switch expression.kind {
    case .variable(let name): name
    case .select(let target, let field, false): qualifiedName(of: target).map { $0 + "." + field }
    default: nil
    }
  }
}

// MARK: Tokens

extension Parser {
  var current: Token { tokens[position] }

  func token(after offset: Int) -> Token { tokens[min(position + offset, tokens.count - 1)] }

  func isAt(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[position]
    position += token.kind == .end ? 0 : 1
    return token
  }

  mutating func accept(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: Symbol) throws(ParseError) {
    guard accept(symbol) else {
      throw ParseError(
        code: .syntax, message: "expected '\(symbol.rawValue)', got \(description(of: current))",
        range: current.range)
    }
  }

  /// A node that ends with the last token read; what is below must have been read before the call.
  func node(_ kind: Expression.Kind, from start: Int) throws(ParseError) -> Expression {
    let range = start..<max(start, tokens[max(position - 1, 0)].range.upperBound)
    let node = Expression(kind, range)
    guard node.height <= Parser.largestHeight else {
      throw ParseError(
        code: .depth, message: "the expression is nested more than \(Parser.largestHeight) deep",
        range: range)
    }
    return node
  }

  private mutating func acceptRun(of symbol: Symbol) -> Int {
    var count = 0
    while accept(symbol) { count += 1 }
    return count
  }

  func unexpected() -> ParseError {
    let message =
      current.kind == .end ? "the expression ends too early" : "unexpected '\(current.text)'"
    return ParseError(code: .syntax, message: message, range: current.range)
  }

  private func description(of token: Token) -> String {
    token.kind == .end ? "the end of the expression" : "'\(token.text)'"
  }
}
