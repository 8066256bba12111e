/// The names of CEL's operators as functions.
///
/// (https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions)
public enum Operator {
  public static let add = "_+_"
  public static let subtract = "_-_"
  public static let multiply = "_*_"
  public static let divide = "_/_"
  public static let remainder = "_%_"
  public static let equals = "_==_"
  public static let notEquals = "_!=_"
  public static let less = "_<_"
  public static let lessOrEqual = "_<=_"
  public static let greater = "_>_"
  public static let greaterOrEqual = "_>=_"
  public static let isIn = "_in_"
  public static let index = "_[_]"
  public static let not = "!_"
  public static let negate = "-_"

  /// Whether a function's name is that of an operator; names of others start with a letter.
  public static func isOperator(_ function: String) -> Bool {
    function.utf8.first.map { $0 < UInt8(ascii: "A") || $0 == UInt8(ascii: "_") } ?? false
  }

  /// An operator between two operands.
  struct Infix {
    /// Higher binds tighter.
    let precedence: Int
    /// Nil for `&&` and `||`, which are no functions.
    let function: String?

    static let isIn = Infix(precedence: 3, function: Operator.isIn)
  }

  /// Whether an operator gives a boolean.
  static func isPredicate(_ function: String) -> Bool {
    switch function {
    case equals, notEquals, less, lessOrEqual, greater, greaterOrEqual, isIn, not: true
    default: false
    }
  }
}

extension Symbol {
  /// What the symbol does between two operands; nil if it doesn't stand there.
  var infix: Operator.Infix? {
    switch self {
    case .or: .init(precedence: 1, function: nil)
    case .and: .init(precedence: 2, function: nil)
    case .equals: .init(precedence: 3, function: Operator.equals)
    case .notEquals: .init(precedence: 3, function: Operator.notEquals)
    case .less: .init(precedence: 3, function: Operator.less)
    case .lessOrEqual: .init(precedence: 3, function: Operator.lessOrEqual)
    case .greater: .init(precedence: 3, function: Operator.greater)
    case .greaterOrEqual: .init(precedence: 3, function: Operator.greaterOrEqual)
    case .plus: .init(precedence: 4, function: Operator.add)
    case .minus: .init(precedence: 4, function: Operator.subtract)
    case .times: .init(precedence: 5, function: Operator.multiply)
    case .divide: .init(precedence: 5, function: Operator.divide)
    case .remainder: .init(precedence: 5, function: Operator.remainder)
    case .closingBrace, .closingBracket, .closingParenthesis, .colon, .comma, .dot, .not,
      .openingBrace, .openingBracket, .openingParenthesis, .optionalBracket, .optionalDot,
      .question:
      nil
    }
  }
}
