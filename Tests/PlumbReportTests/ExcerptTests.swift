import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

/// Each page is a source, the span that is reported, and what a reader sees of it.
struct ExcerptTests {
  private static func shown(_ text: String, _ start: Int, _ end: Int, label: String? = nil)
    -> String
  {
    excerpt(of: report(on: text, Span(start, end), label: label))
  }

  @Test(arguments: [
    // Tabs are as wide as they look.
    ("\tab: c", 5, 6, "  |\n1 |     ab: c\n  |         ^"),
    // Multi-byte letters take one cell, wide ones and emoji two, marks none.
    ("é: x", 4, 5, "  |\n1 | é: x\n  |    ^"),
    ("名前: x", 0, 6, "  |\n1 | 名前: x\n  | ^^^^"),
    ("😀: x", 6, 7, "  |\n1 | 😀: x\n  |     ^"),
    ("e\u{301}: x", 5, 6, "  |\n1 | e\u{301}: x\n  |    ^"),
    // Neither a byte order mark nor the break of a line is shown.
    ("\u{FEFF}a: b", 3, 4, "  |\n1 | a: b\n  | ^"),
    ("a: b\r\nc: d\r\n", 9, 10, "  |\n2 | c: d\n  |    ^"),
    // An empty span and one past the last line get one mark.
    ("a: b", 3, 3, "  |\n1 | a: b\n  |    ^"),
    ("a: b", 4, 4, "  |\n1 | a: b\n  |     ^"),
    ("a: b\n", 5, 5, "  |\n2 |\n  | ^"),
    // Only the break of a line.
    ("a: b\nc", 4, 5, "  |\n1 | a: b\n  |     ^"),
  ])
  func marksStandUnderTheSpan(text: String, start: Int, end: Int, expected: String) {
    #expect(Self.shown(text, start, end) == expected)
  }

  @Test func aShortSpanOfSeveralLinesIsMarkedInFull() {
    let text = "a:\n  b: 1\n  c: 2\nd:\n"
    #expect(
      Self.shown(text, 0, 16, label: "these") == """
          |
        1 | a:
          | ^^
        2 |   b: 1
          |   ^^^^
        3 |   c: 2
          |   ^^^^ these
        """)
  }

  @Test func ofALongSpanTheEndsAreShown() {
    let text = "a:\n  b: 1\n  c: 2\n  d: 3\n  e: 4\n"
    #expect(
      Self.shown(text, 0, 30, label: "these") == """
          |
        1 | a:
          | ^^
        ...
        5 |   e: 4
          |   ^^^^ these
        """)
  }

  @Test func labelsOfOneLineGetARowEach() {
    let source = Source(name: "t.yaml", text: "a: [b, c]\nx\ny: c\n")
    let finding = Finding(
      rule: "a/rule", severity: .warning, message: "wrong", source: source,
      primary: Label(Span(7, 8), "second"),
      related: [Label(Span(4, 5), "first"), Label(Span(15, 16))])
    #expect(
      excerpt(of: Report(findings: [finding])) == """
          |
        1 | a: [b, c]
          |     - first
          |        ^ second
        2 | x
        3 | y: c
          |    -
        """)
  }

  @Test func aLongLineIsCutAroundTheSpan() throws {
    let text = String(repeating: "é", count: 500) + "HERE" + String(repeating: "ü", count: 500)
    let rows = Self.shown(text, 1000, 1004, label: "this").split(separator: "\n")
    let (line, marks) = (try #require(rows.dropFirst().first), try #require(rows.last))
    #expect(line.hasPrefix("1 | …") && line.hasSuffix("…"))
    #expect(line.count < 130)
    let here = try #require(line.firstRange(of: "HERE")).lowerBound
    let mark = try #require(marks.firstRange(of: "^^^^ this")).lowerBound
    #expect(
      line.distance(from: line.startIndex, to: here)
        == marks.distance(from: marks.startIndex, to: mark))
  }

  @Test func distantLabelsOfALongLineAreShownApart() {
    let text = String(repeating: "a", count: 300) + "X" + String(repeating: "b", count: 300) + "Y"
    let finding = Finding(
      rule: "a/rule", severity: .error, message: "wrong", source: Source(name: "t", text: text),
      primary: Label(Span(300, 301), "here"), related: [Label(Span(601, 602), "and here")])
    let rows = excerpt(of: Report(findings: [finding])).split(separator: "\n")
    #expect(rows.count == 5)
    #expect(rows[1].contains("aX") && rows[2].hasSuffix("^ here"))
    #expect(rows[3].hasSuffix("bY") && rows[4].hasSuffix("- and here"))
  }

  @Test func bytesThatAreNoTextKeepTheirPlace() {
    let source = Source(name: "t", bytes: [0x61, 0xFF, 0xFE, 0x00, 0x62])
    let finding = Finding(
      rule: "a/rule", severity: .error, message: "wrong", source: source,
      primary: Label(Span(4, 5)))
    #expect(
      excerpt(of: Report(findings: [finding])) == "  |\n1 | a\u{FFFD}\u{FFFD}␀b\n  |     ^")
  }

  @Test func anEmptySourceHasNoExcerpt() {
    #expect(excerpt(of: report(on: "", Span(0, 0))).isEmpty)
  }

  /// Whatever the bytes and the span: no crash, and every row of marks has one.
  @Test func everySpanOfEverySourceCanBeShown() {
    let pieces: [[UInt8]] = [
      [0x61], [0x0A], [0x0D], [0x0D, 0x0A], [0x09], [0xC3, 0xA9], [0xC3], [0xFF],
      [0xE5, 0x90, 0x8D],
      [0xEF, 0xBB, 0xBF], [0x20], [0x00],
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      let source = Source(name: "t", bytes: bytes)
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = Int.random(in: start...bytes.count, using: &random)
      let finding = Finding(
        rule: "a/rule", severity: .error, message: "wrong", source: source,
        primary: Label(Span(start, end)))
      let text = TextWriter().text(for: Report(findings: [finding]))
      #expect(text.contains("^") || bytes.isEmpty, "\(bytes) \(start)..<\(end)")
    }
  }
}
