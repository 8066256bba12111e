/// How operators are written between two operands.
enum Operator {
  /// An operator between two operands.
  struct Infix {
    /// Higher binds tighter.
    let precedence: Int
    /// Nil for `&&` and `||`, which are no functions.
    let function: FunctionID?

    static let isIn = Infix(precedence: 3, function: .isIn)
  }
}

extension Symbol {
  /// What the symbol does between two operands; nil if it doesn't stand there.
  var infix: Operator.Infix? {
    switch self {
    case .or: .init(precedence: 1, function: nil)
    case .and: .init(precedence: 2, function: nil)
    case .equals: .init(precedence: 3, function: .equals)
    case .notEquals: .init(precedence: 3, function: .notEquals)
    case .less: .init(precedence: 3, function: .less)
    case .lessOrEqual: .init(precedence: 3, function: .lessOrEqual)
    case .greater: .init(precedence: 3, function: .greater)
    case .greaterOrEqual: .init(precedence: 3, function: .greaterOrEqual)
    case .plus: .init(precedence: 4, function: .add)
    case .minus: .init(precedence: 4, function: .subtract)
    case .times: .init(precedence: 5, function: .multiply)
    case .divide: .init(precedence: 5, function: .divide)
    case .remainder: .init(precedence: 5, function: .remainder)
    case .closingBrace, .closingBracket, .closingParenthesis, .colon, .comma, .dot, .not,
      .openingBrace, .openingBracket, .openingParenthesis, .optionalBracket, .optionalDot,
      .question:
      nil
    }
  }
}
