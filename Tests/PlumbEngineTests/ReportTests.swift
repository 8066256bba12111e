import PlumbEngine
import PlumbSource
import Testing

struct ReportTests {
  private static func finding(_ file: String, _ start: Int, _ severity: Severity = .error)
    -> Finding
  {
    Finding(
      rule: "r/x", severity: severity, message: "m", source: Source(name: file, text: "abcdef"),
      primary: Label(Span(start, start + 1)))
  }

  @Test func findingsAreOrderedByFileAndPosition() {
    let report = Report(findings: [
      Self.finding("b", 0), Self.finding("a", 4), Self.finding("a", 1),
    ])
    #expect(
      report.findings.map { "\($0.source.name)\($0.primary.span.start)" } == ["a1", "a4", "b0"])
  }

  @Test func severitiesAreCountedWithoutSuppressedFindings() {
    let report = Report(
      findings: [Self.finding("a", 0, .warning), Self.finding("a", 1, .note)],
      suppressed: [SuppressedFinding(finding: Self.finding("a", 2))])
    #expect(Severity.allCases.map(report.count(of:)) == [1, 1, 0])
    #expect(report.hasFinding(atLeast: .warning))
    #expect(!report.hasFinding(atLeast: .error))
  }

  @Test func unreadableFilesAreOrderedByName() {
    let report = Report(
      findings: [],
      unreadable: [.init(name: "b", reason: "x"), .init(name: "a", reason: "y")])
    #expect(report.unreadable.map(\.name) == ["a", "b"])
  }

  @Test func joinedReportsAreOne() {
    let rule = RuleMetadata(
      id: "r/x", title: "t", severity: .error, rationale: "", remediation: "")
    let report = Report(joining: [
      Report(
        findings: [Self.finding("b", 0)], rules: [rule.id: rule], checkedCount: 1,
        scenarioCount: 2),
      Report(
        findings: [Self.finding("a", 0)], checkedCount: 2,
        suppressed: [SuppressedFinding(finding: Self.finding("c", 0))],
        unreadable: [.init(name: "d", reason: "x")]),
    ])
    #expect(report.findings.map(\.source.name) == ["a", "b"])
    #expect(report.checkedCount == 3 && report.scenarioCount == 2)
    #expect(report.suppressed.count == 1 && report.unreadable.count == 1)
    #expect(report.rules.keys.sorted() == [rule.id])
    #expect(Report(joining: []).scenarioCount == nil)
  }
}
