/// What is wrong with an expression, as far as can be told without evaluating it.
public struct CheckIssue: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case unknownName
    case unknownFunction
    case wrongArgumentCount
    /// A value that is never a boolean where a boolean is needed.
    case notBoolean
    /// A variable of a macro that hides another name.
    case shadowing
  }

  public let kind: Kind
  /// What is wrong, in a line, without the suggestion.
  public let message: String
  /// What was probably meant; nil if nothing is near.
  public let suggestion: String?
  /// Where, in UTF-8 bytes of the text of the program, or of `function`'s body.
  public let range: Range<Int>
  /// The function defined in CEL in which it is; nil for the program itself.
  public let function: String?

  public var description: String {
    suggestion.map { "\(message), did you mean '\($0)'?" } ?? message
  }
}

/// A name that an expression uses.
public struct NameUse: Hashable, Sendable {
  public let name: String
  /// In UTF-8 bytes of the expression's text.
  public let range: Range<Int>
}

/// What the host declares for checking.
public struct Declarations: Hashable, Sendable {
  /// The variables that can be used.
  public var variables: Set<String>

  public init(variables: Set<String>) {
    self.variables = variables
  }
}
