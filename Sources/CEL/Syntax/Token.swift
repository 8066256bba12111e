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
    case symbol(Symbol)
    case end
  }

  let kind: Kind
  /// The UTF-8 bytes in the expression.
  let range: Range<Int>
  /// As written; for quoted identifiers without the quotes.
  let text: String
}

/// Operators and brackets.
enum Symbol: String {
  case and = "&&"
  case closingBrace = "}"
  case closingBracket = "]"
  case closingParenthesis = ")"
  case colon = ":"
  case comma = ","
  case divide = "/"
  case dot = "."
  case equals = "=="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
  case minus = "-"
  case not = "!"
  case notEquals = "!="
  case openingBrace = "{"
  case openingBracket = "["
  case openingParenthesis = "("
  case optionalBracket = "[?"
  case optionalDot = ".?"
  case or = "||"
  case plus = "+"
  case question = "?"
  case remainder = "%"
  case times = "*"
}

extension Symbol {
  /// The symbol that starts with a byte, two bytes long where the next one belongs to it.
  init?(_ byte: UInt8, next: UInt8?) {
    if let long = Symbol.long(byte, next) {
      self = long
      return
    }
    switch byte {
    case UInt8(ascii: "}"): self = .closingBrace
    case UInt8(ascii: "]"): self = .closingBracket
    case UInt8(ascii: ")"): self = .closingParenthesis
    case UInt8(ascii: ":"): self = .colon
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: "/"): self = .divide
    case UInt8(ascii: "."): self = .dot
    case UInt8(ascii: ">"): self = .greater
    case UInt8(ascii: "<"): self = .less
    case UInt8(ascii: "-"): self = .minus
    case UInt8(ascii: "!"): self = .not
    case UInt8(ascii: "{"): self = .openingBrace
    case UInt8(ascii: "["): self = .openingBracket
    case UInt8(ascii: "("): self = .openingParenthesis
    case UInt8(ascii: "+"): self = .plus
    case UInt8(ascii: "?"): self = .question
    case UInt8(ascii: "%"): self = .remainder
    case UInt8(ascii: "*"): self = .times
    default: return nil
    }
  }

  private static func long(_ byte: UInt8, _ next: UInt8?) -> Symbol? {
    switch (byte, next) {
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): .and
    case (UInt8(ascii: "="), UInt8(ascii: "=")): .equals
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterOrEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessOrEqual
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEquals
    case (UInt8(ascii: "["), UInt8(ascii: "?")): .optionalBracket
    case (UInt8(ascii: "."), UInt8(ascii: "?")): .optionalDot
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): .or
    default: nil
    }
  }
}
