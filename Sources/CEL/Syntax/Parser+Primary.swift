internal import PlumbPattern

// Literals, names, brackets and calls.
extension Parser {
  mutating func primary() throws(ParseError) -> Expression {
    switch current.kind {
    case .int, .uint, .double: return try number(isNegative: false)
    case .string:
      let token = advance()
      let text = try LiteralText.text(of: token)
      return Expression(.literal(.string(text)), token.range)
    case .bytes:
      let token = advance()
      return Expression(.literal(.bytes(try LiteralText.bytes(of: token))), token.range)
    case .identifier: return try identifier()
    case .symbol: return try bracketed()
    case .quotedIdentifier, .end: throw unexpected()
    }
  }

  mutating func number(isNegative: Bool) throws(ParseError) -> Expression {
    let token = advance()
    let start = isNegative ? tokens[position - 2].range.lowerBound : token.range.lowerBound
    let range = start..<token.range.upperBound
    let sign = isNegative ? "-" : ""
    let isHex = token.text.hasPrefix("0x") || token.text.hasPrefix("0X")
    let digits = isHex ? token.text.dropFirst(2) : Substring(token.text)
    let radix = isHex ? 16 : 10
    let literal: Expression.Literal? =
      switch token.kind {
      case .int: Int64(sign + digits, radix: radix).map { .int($0) }
      case .uint: UInt64(digits.dropLast(), radix: radix).map { .uint($0) }
      default: Double(sign + digits).map { .double($0) }
      }
    guard let literal else {
      throw ParseError(
        code: .literal, message: "'\(sign)\(token.text)' is out of range", range: range)
    }
    return Expression(.literal(literal), range)
  }

  private mutating func identifier() throws(ParseError) -> Expression {
    let token = advance()
    switch token.text {
    case "true": return Expression(.literal(.bool(true)), token.range)
    case "false": return Expression(.literal(.bool(false)), token.range)
    case "null": return Expression(.literal(.null), token.range)
    case let name where Parser.reservedWords.contains(name):
      throw ParseError(
        code: .syntax, message: "'\(name)' is a reserved word", range: token.range)
    case let name:
      if accept(.openingParenthesis) {
        return try call(name, token)
      }
      return variable(name, token.range)
    }
  }

  private func variable(_ name: String, _ range: Range<Int>) -> Expression {
    if let slot = scope.lastIndex(of: name) {
      return Expression(.local(slot: slot, name: name), range)
    }
    if let type = TypeName.all.first(where: { $0.name == name }) {
      return Expression(.literal(.type(type)), range)
    }
    return Expression(.variable(name), range)
  }

  private mutating func bracketed() throws(ParseError) -> Expression {
    let start = current.range.lowerBound
    switch current.kind {
    case .symbol(.openingParenthesis):
      position += 1
      let inner = try expression()
      try expect(.closingParenthesis)
      return inner
    case .symbol(.openingBracket), .symbol(.optionalBracket): return try list()
    case .symbol(.openingBrace): return try map()
    case .symbol(.dot):
      // A leading dot names a variable of the host, whatever macros call theirs.
      position += 1
      guard current.kind == .identifier, !Parser.reservedWords.contains(current.text) else {
        throw unexpected()
      }
      let token = advance()
      if accept(.openingParenthesis) {
        return try call(token.text, token)
      }
      return Expression(.variable(token.text), start..<token.range.upperBound)
    default: throw unexpected()
    }
  }

  private mutating func list() throws(ParseError) -> Expression {
    let opening = advance()
    let start = opening.range.lowerBound
    var elements: [Expression.ListElement] = []
    while !isAt(.closingBracket) {
      let isOptional =
        opening.kind == .symbol(.optionalBracket) && elements.isEmpty || accept(.question)
      elements.append(.init(value: try expression(), isOptional: isOptional))
      guard accept(.comma) else { break }
    }
    try expect(.closingBracket)
    return try node(.list(elements), from: start)
  }

  private mutating func map() throws(ParseError) -> Expression {
    let start = advance().range.lowerBound
    var entries: [Expression.MapEntry] = []
    while !isAt(.closingBrace) {
      let isOptional = accept(.question)
      let key = try expression()
      try expect(.colon)
      entries.append(.init(key: key, value: try expression(), isOptional: isOptional))
      guard accept(.comma) else { break }
    }
    try expect(.closingBrace)
    return try node(.map(entries), from: start)
  }

  static let reservedWords: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "in", "let",
    "loop", "package", "namespace", "return", "var", "void", "while",
  ]
}

// MARK: Calls

extension Parser {
  mutating func method(
    _ name: String, nameRange: Range<Int>, on target: Expression, from start: Int
  ) throws(ParseError) -> Expression {
    if let macro = try macro(name, nameRange: nameRange, on: target, from: start) {
      return macro
    }
    if let namespace = qualifiedName(of: target), library.hasNamespace(namespace) {
      let range = target.range.lowerBound..<nameRange.upperBound
      return try call(
        namespace + "." + name, range, try arguments(), isMethod: false, from: start)
    }
    return try call(name, nameRange, [target] + (try arguments()), isMethod: true, from: start)
  }

  private mutating func call(_ name: String, _ token: Token) throws(ParseError) -> Expression {
    let start = token.range.lowerBound
    if name == "has" {
      return try has(from: start)
    }
    return try call(name, token.range, try arguments(), isMethod: false, from: start)
  }

  private mutating func call(
    _ name: String, _ nameRange: Range<Int>, _ arguments: [Expression], isMethod: Bool,
    from start: Int
  ) throws(ParseError) -> Expression {
    let target = library.target(name, arity: arguments.count)
    var pattern: Pattern?
    if case .function(let function) = target, case .matches = function.id,
      case .literal(.string(let text)) = arguments[1].kind
    {
      pattern = try self.pattern(text, at: arguments[1])
    }
    return try node(
      .call(
        .init(
          name: name, nameRange: nameRange, arguments: arguments, isMethod: isMethod,
          target: target, pattern: pattern)),
      from: start)
  }

  private func pattern(
    _ text: String, at argument: Expression
  ) throws(ParseError) -> Pattern {
    do {
      return try Pattern(text)
    } catch {
      throw ParseError(
        code: .pattern, message: "the pattern can't be read: \(error)", range: argument.range)
    }
  }

  /// The arguments up to the closing parenthesis.
  private mutating func arguments() throws(ParseError) -> [Expression] {
    var arguments: [Expression] = []
    if accept(.closingParenthesis) { return arguments }
    repeat {
      arguments.append(try expression())
    } while accept(.comma)
    try expect(.closingParenthesis)
    return arguments
  }
}
