import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct LongLineTests {
  /// Columns on long lines are counted in another way, which must not show.
  @Test(arguments: ["", "\u{FEFF}", "a\r\n", "é\n\n"])
  func positionsOnLongLinesAreThoseOfTheSource(prefix: String) {
    let text = prefix + String(repeating: "abé名😀\t", count: 2_000) + "\nend"
    let source = Source(name: "t", text: text)
    let offsets = [0, 1, 3, 4, 1_023, 1_024, 1_025, 4_096, 9_999, source.bytes.count]
    let findings = offsets.map { offset in
      Finding(
        rule: "a/rule", severity: .note, message: "m", source: source,
        primary: Label(Span(offset, offset)))
    }
    let expected = offsets.map { offset in
      let position = source.position(at: offset)
      return "t:\(position.line):\(position.column): note: m [a/rule]"
    }
    let lines = ConciseWriter().text(for: Report(findings: findings)).split(separator: "\n")
    #expect(lines.map(String.init) == expected)
  }
}
