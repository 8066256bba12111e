/// A word, number, text or sign of Python source.
struct PythonToken {
  enum Kind {
    case name
    case number
    case string
    /// A sign of one character or more.
    case sign
  }

  let kind: Kind
  /// As written; empty for a long string.
  let text: String
  /// In UTF-8 bytes of the source.
  let range: Range<Int>
  /// How many brackets are open around it.
  let depth: Int

  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }

  var isKeyword: Bool { kind == .name && PythonToken.keywords.contains(text) }

  /// https://docs.python.org/3/reference/lexical_analysis.html#keywords
  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]
}

/// The tokens up to a line break outside of brackets.
struct PythonLine {
  /// With tabs up to the next multiple of eight, and as one column each: Python wants both to agree.
  let columns: (wide: Int, narrow: Int)
  let tokens: [PythonToken]

  var first: PythonToken { tokens[0] }
  var last: PythonToken { tokens[tokens.count - 1] }
}

/// Why Python refuses a source.
struct PythonProblem: Error {
  let message: String
  /// In UTF-8 bytes of the source.
  let range: Range<Int>
}
