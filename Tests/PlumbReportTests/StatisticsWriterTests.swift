import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct StatisticsWriterTests {
  private static let report: Report = {
    let source = Source(name: "t.yaml", text: "abc")
    let fix = Fix(title: "write x", edits: [Edit(Span(0, 1), "x")], isSafe: true)
    func finding(_ rule: RuleID, _ severity: Severity, fixes: [Fix] = []) -> Finding {
      Finding(
        rule: rule, severity: severity, message: "m", source: source, primary: Label(Span(0, 1)),
        fixes: fixes)
    }
    return Report(
      findings: [
        finding("a/rare", .note), finding("b/rare", .error), finding("s3/often", .error),
        finding("s3/often", .error, fixes: [fix]), finding("s3/often", .warning),
      ] + Array(repeating: finding("z/most", .warning), count: 10), checkedCount: 2)
  }()

  @Test func theMostFrequentAndTheWorstComeFirst() {
    #expect(
      StatisticsWriter().text(for: Self.report) == """
        10  warning  z/most
         2  error    s3/often  1 fixable
         1  error    b/rare
         1  warning  s3/often
         1  note     a/rare

        Checked 2 templates: 3 errors, 11 warnings, 1 note. 1 can be fixed with --fix.

        """)
  }

  @Test func withoutFindingsThereIsTheSummaryAlone() {
    let none = Report(findings: [], checkedCount: 1)
    #expect(StatisticsWriter().text(for: none) == "Checked 1 template: no findings.\n")
    #expect(StatisticsWriter(hasSummary: false).text(for: none).isEmpty)
  }

  @Test func jsonHasTheSameRowsAndTheSummaryOfTheWholeReport() {
    let lines = StatisticsWriter(isJSON: true).text(for: Self.report).split(separator: "\n")
    #expect(lines.first == #"{"version":1,"statistics":["#)
    #expect(lines[2] == #"{"rule":"s3/often","severity":"error","count":2,"fixable":1},"#)
    #expect(lines.last?.hasPrefix(#"],"summary":{"checked":2,"#) == true)
  }
}
