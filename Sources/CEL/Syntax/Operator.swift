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
  }

  static let infixes: [String: Infix] = [
    "||": Infix(precedence: 1, function: nil),
    "&&": Infix(precedence: 2, function: nil),
    "==": Infix(precedence: 3, function: equals),
    "!=": Infix(precedence: 3, function: notEquals),
    "<": Infix(precedence: 3, function: less),
    "<=": Infix(precedence: 3, function: lessOrEqual),
    ">": Infix(precedence: 3, function: greater),
    ">=": Infix(precedence: 3, function: greaterOrEqual),
    "in": Infix(precedence: 3, function: isIn),
    "+": Infix(precedence: 4, function: add),
    "-": Infix(precedence: 4, function: subtract),
    "*": Infix(precedence: 5, function: multiply),
    "/": Infix(precedence: 5, function: divide),
    "%": Infix(precedence: 5, function: remainder),
  ]

  /// Whether an operator gives a boolean.
  static func isPredicate(_ function: String) -> Bool {
    switch function {
    case equals, notEquals, less, lessOrEqual, greater, greaterOrEqual, isIn, not: true
    default: false
    }
  }
}
