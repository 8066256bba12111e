import Testing

import CEL

// What is reported, and the part of the text it is reported at.
@Test(arguments: [
  ("1 +", "the expression ends too early", ""),
  ("a = 1", "unexpected character '=': use '==' to compare", "="),
  ("a & b", "unexpected character '&': use '&&'", "&"),
  ("(1", "expected ')', got the end of the expression", ""),
  ("[1, 2", "expected ']', got the end of the expression", ""),
  ("1 2", "unexpected '2'", "2"),
  ("a.1", "unexpected '.1'", ".1"),
  ("'open", "the text is not closed", "'open"),
  ("'\\q'", "unknown escape '\\q'", "\\q"),
  ("'é\\x1'", "the escape needs 2 digits", "\\x1"),
  ("'\\ud800'", "the escape is no Unicode code point", "\\ud800"),
  ("b'\\u00e9'", "bytes have no '\\u' escapes", "\\u00e9"),
  ("9223372036854775808", "'9223372036854775808' is out of range", "9223372036854775808"),
  ("-9223372036854775809", "'-9223372036854775809' is out of range", "-9223372036854775809"),
  ("12ab", "'12ab' is no number", "12ab"),
  ("a.all(1, true)", "the variable of 'all' must be a simple name, then a comma", "1"),
  ("a.filter(x)", "the variable of 'filter' must be a simple name, then a comma", "x"),
  ("a.map(x, x, x, x)", "'map' has too many arguments", ","),
  ("a.exists()", "'exists' needs a variable and an expression", "exists"),
  ("has(a)", "has() asks for a member: has(a.b) or has(a['b'])", "a"),
  ("let + 1", "'let' is a reserved word", "let"),
  ("a.`b:c`", "a quoted name has only letters, digits, spaces and '_-./': use m['b:c']", "`b:c`"),
  ("x.matches('(')", "the pattern can't be read: missing closing parenthesis at offset 1", "'('"),
  ("a || || b", "unexpected '||'", "||"),
])
func whatIsNoExpressionIsReportedAtItsPlace(text: String, message: String, part: String) throws {
  let error = #expect(throws: ParseError.self) { try Program(text) }
  #expect(error?.message == message)
  #expect(error.map { slice(text, $0.range) } == part)
}

@Test(arguments: [
  ("-9223372036854775808", "-9223372036854775808"),
  ("0xff + -0x1", "254"),
  ("1e3", "1000.0"),
  (".5", "0.5"),
  ("1 + 2 * 3 - 4 % 3", "6"),
  ("2 - 1 - 1", "0"),
  ("true ? 1 : true ? 2 : 3", "1"),
  ("1 == 1 == true", "true"),
  ("- - 3", "3"),
  ("r'\\d' + '\\u00e9\\101'", "'\\déA'"),
  ("\"\"\"a\nb\"\"\".size() // comment", "3"),
  ("{'a-b': 1}.`a-b`", "1"),
  ("[1, 2,]", "[1, 2]"),
  ("has({'a:b': 1}['a:b'])", "true"),
  ("has({'a:b': 1}['c'])", "false"),
  ("has([1][1])", "false"),
  // A macro's variable goes before the host's; a leading dot asks the host.
  ("[5].map(c, c)", "[5]"),
  ("[5].map(numbers, .numbers)", "[[1, 2]]"),
  ("[1, 2].map(x, [10, 20].map(y, x + y))", "[[11, 21], [12, 22]]"),
  ("cel.bind(a, 1, cel.bind(b, a + 1, a + b))", "3"),
  ("[3, 1, 2].sortBy(x, -x)", "[3, 2, 1]"),
])
func expressionsAreReadAsTheStandardSays(text: String, expected: String) throws {
  #expect(try outcome(text) == expected)
}

@Test func nestingIsBounded() throws {
  let deep = String(repeating: "(", count: 98) + "1" + String(repeating: ")", count: 98)
  #expect(try outcome(deep) == "1")
  for opening in ["(", "[", "!(", "f(", "{1: ", "a[", "true ? 1 : "] {
    let text = String(repeating: opening, count: 10_000)
    let error = #expect(throws: ParseError.self) { try Program(text) }
    #expect(error?.code == .depth, "\(opening)")
  }
  for link in [" + 1", ".a", "[0]", " < 1"] {
    let text = "a" + String(repeating: link, count: 1_000)
    let error = #expect(throws: ParseError.self) { try Program(text) }
    #expect(error?.code == .depth, "\(link)")
  }
  #expect(try outcome("true" + String(repeating: " && true", count: 1_000)) == "true")
}

func slice(_ text: String, _ range: Range<Int>) -> String {
  String(decoding: Array(text.utf8)[range], as: UTF8.self)
}
