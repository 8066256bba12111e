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

  static let relations = [
    "==": equals, "!=": notEquals, "<": less, "<=": lessOrEqual, ">": greater,
    ">=": greaterOrEqual, "in": isIn,
  ]
  static let sums = ["+": add, "-": subtract]
  static let products = ["*": multiply, "/": divide, "%": remainder]
}
