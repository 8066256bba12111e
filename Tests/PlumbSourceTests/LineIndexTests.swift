import PlumbSource
import Testing

struct LineIndexTests {
  @Test(arguments: [
    ("", 1), ("a", 1), ("a\nb", 2), ("a\r\nb", 2), ("a\rb", 2), ("a\n", 2), ("a\u{2028}b", 1),
    ("a\u{85}b", 1), ("\r\n\r\n", 3),
  ])
  func lineBreaksAreThoseOfLSP(text: String, lines: Int) {
    #expect(LineIndex(Array(text.utf8)).count == lines)
  }

  @Test(arguments: [
    ("abc", 2, 1, 3), ("a\nbc", 3, 2, 2), ("é\u{1F600}x", 6, 1, 3), ("\u{FEFF}ab", 4, 1, 2),
    ("\u{FEFF}ab", 0, 1, 1), ("a\r\nb", 3, 2, 1), ("ab\n", 3, 2, 1),
  ])
  func columnsCountCharacters(text: String, offset: Int, line: Int, column: Int) {
    let position = Source(name: "t", text: text).position(at: offset)
    #expect(position == Position(line: line, column: column, offset: offset))
  }

  @Test(arguments: [("a\r\nbc\r\n", 1, "bc"), ("a\nb", 1, "b"), ("a\n", 1, ""), ("x", 0, "x")])
  func aLineHasNoLineBreak(text: String, line: Int, expected: String) {
    let source = Source(name: "t", text: text)
    #expect(source.text(source.span(ofLine: line)) == expected)
  }
}
