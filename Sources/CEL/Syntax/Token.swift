/// A piece of an expression's text.
struct Token {
  enum Kind: Equatable {
    case identifier
    /// `` `a-b` ``
    case quotedIdentifier
    case int
    case uint
    case double
    case string
    case bytes
    /// Operators and brackets; the token's text says which.
    case symbol
    case end
  }

  let kind: Kind
  /// The UTF-8 bytes in the expression.
  let range: Range<Int>
  /// As written; for quoted identifiers without the quotes.
  let text: String
}
