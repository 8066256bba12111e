import PlumbSource

/// What stops libyaml, as rules.
enum YAMLRules {
  static let all = [
    tabIndentation, badIndentation, missingColon, unexpectedColon, unexpectedDash,
    unexpectedText, unclosedBracket, unclosedQuote, badEscape, reservedCharacter, badBlockScalar,
    badAnchor, badTag, badDirective, malformed,
  ]

  private static let unread = "CloudFormation refuses a template that it cannot read."

  static let tabIndentation = SyntaxRules.rule(
    "tab-indentation", "A line is indented with a tab",
    why: "YAML indents with spaces only, because tabs have no fixed width.",
    fix: "Replace the tab with spaces.",
    references: ["https://yaml.org/spec/1.1/#id871998"])

  static let badIndentation = SyntaxRules.rule(
    "bad-indentation", "A line's indentation fits nothing above it",
    why: "Indentation decides what belongs together; this line belongs to nothing.",
    fix: "Indent the line like its neighbours.")

  static let missingColon = SyntaxRules.rule(
    "missing-colon", "A key has no colon", why: unread,
    fix: "Write ':' and a space after the key, or indent the line to continue the text above.")

  static let unexpectedColon = SyntaxRules.rule(
    "unexpected-colon", "A colon starts a mapping where none can stand", why: unread,
    fix: "Quote a value that contains ': ', or mend the indentation.")

  static let unexpectedDash = SyntaxRules.rule(
    "unexpected-dash", "A dash starts a list where none can stand", why: unread,
    fix: "Start the list on a line of its own, or quote a text that starts with '- '.")

  static let unexpectedText = SyntaxRules.rule(
    "unexpected-text", "Text follows a value that has ended", why: unread,
    fix: "Quote the whole value, or remove what follows it.")

  static let unclosedBracket = SyntaxRules.rule(
    "unclosed-bracket", "A bracket is not closed", why: unread,
    fix: "Close the bracket, or write the comma that is missing.")

  static let unclosedQuote = SyntaxRules.rule(
    "unclosed-quote", "A quote is not closed", why: unread,
    fix: "Close the quote; inside of single quotes, write a single quote twice.")

  static let badEscape = SyntaxRules.rule(
    "bad-escape", "An escape in double quotes is none",
    why: "In double quotes a backslash starts an escape, and only some exist.",
    fix: "Write '\\\\' for a backslash, or use single quotes.")

  static let reservedCharacter = SyntaxRules.rule(
    "reserved-character", "A value starts with a reserved character",
    why: "'@', '`' and '%' cannot start a value without quotes.",
    fix: "Quote the value.", references: ["https://yaml.org/spec/1.1/#id868524"])

  static let badBlockScalar = SyntaxRules.rule(
    "bad-block-scalar", "The first line of a block of text is malformed", why: unread,
    fix: "Write '|' or '>' with nothing else on the line but an indicator or a comment.")

  static let badAnchor = SyntaxRules.rule(
    "bad-anchor", "An anchor or alias has no valid name", why: unread,
    fix: "Use letters, digits, '-' and '_' only, or quote a text that starts with '&' or '*'.")

  static let badTag = SyntaxRules.rule(
    "bad-tag", "A tag is malformed", why: unread,
    fix: "Write a tag such as '!Ref' with a space after it, or quote a text that starts with '!'.")

  static let badDirective = SyntaxRules.rule(
    "bad-directive", "A directive is malformed", why: unread,
    fix: "Remove the line, or quote a text that starts with '%'.")

  static let malformed = SyntaxRules.rule(
    "malformed", "The text is not YAML", why: unread,
    fix: "Mend the place that is shown; what follows it was not read.")
}
