import PlumbFix
import PlumbSource
import Testing

/// Finds a word everywhere in a source, with fixes that write another one.
private struct WordCheck {
  let word: String
  let replacement: String
  var isSafe = true

  func findings(in source: Source) -> [Finding] {
    let bytes = source.bytes
    let count = word.utf8.count
    return bytes.indices.filter { bytes[$0...].starts(with: word.utf8) }.map { start in
      let span = Span(start, start + count)
      return Finding(
        rule: "test/word", severity: .error, message: "'\(word)' at all", source: source,
        primary: Label(span),
        fixes: [Fix(title: "write it", edits: [Edit(span, replacement)], isSafe: isSafe)])
    }
  }
}

private func fixed(_ text: String, _ checks: [WordCheck]) -> FixedSource {
  Fixer(check: { source in checks.flatMap { $0.findings(in: source) } })
    .fix(Source(name: "t", text: text))
}

private func text(_ result: FixedSource) -> String {
  String(decoding: result.source.bytes, as: UTF8.self)
}

struct FixerTests {
  @Test func fixesAreAppliedWhereverTheyFit() {
    let result = fixed("a b a\r\na", [WordCheck(word: "a", replacement: "c")])
    #expect(text(result) == "c b c\r\nc")
    #expect(result.applied.count == 3)
    #expect(result.findings.isEmpty)
  }

  @Test func ofOverlappingFixesTheFirstIsAppliedAndTheOthersSeeItsResult() {
    let result = fixed(
      "abc", [WordCheck(word: "ab", replacement: "x"), WordCheck(word: "bc", replacement: "y")])
    #expect(text(result) == "xc")
    #expect(result.applied.count == 1)
  }

  @Test func aFixThatBringsAnotherFindingIsNotKept() {
    let checks = [
      WordCheck(word: "a", replacement: "b"), WordCheck(word: "b", replacement: "b"),
      WordCheck(word: "c", replacement: "d"),
    ]
    let result = fixed("a c", checks)
    #expect(text(result) == "a d")
    #expect(result.applied.map(\.fix.edits.first?.replacement) == ["d"])
    #expect(result.findings.map(\.message) == ["'a' at all"])
  }

  @Test func aFixThatHelpsNothingIsNotKept() {
    let result = fixed("a", [WordCheck(word: "a", replacement: "aa")])
    #expect(text(result) == "a")
    #expect(result.source === result.original)
  }

  @Test func onlyChosenFixesAreApplied() {
    let check = WordCheck(word: "a", replacement: "b", isSafe: false)
    #expect(text(fixed("a", [check])) == "a")
    let chosen = Fixer(check: check.findings) { finding, _ in finding.rule == "test/word" }
    #expect(text(chosen.fix(Source(name: "t", text: "a"))) == "b")
  }
}
