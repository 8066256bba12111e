import Foundation
import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

/// JUnit and TAP, which show findings as tests.
struct TestFormatTests {
  /// A failure, a warning, a suppressed note, a clean file, and one that isn't there.
  private static let report: Report = {
    let clean = Source(name: "clean.yaml", text: "a: b")
    var warning = Samples.openPort
    warning.severity = .warning
    warning.message = "a & b"
    warning.scenario = nil
    return Report(
      findings: [Samples.openPort, warning], rules: Samples.report.rules, checkedCount: 2,
      suppressed: [
        SuppressedFinding(
          finding: Finding(
            rule: "a/rule", severity: .note, message: "known", source: Samples.shop,
            primary: Label(Span(0, 1))), reason: "ticket #1")
      ], unreadable: [.init(name: "gone.yaml", reason: "no file 'gone.yaml'")],
      checkedFiles: ["shop.yaml", clean.name])
  }()

  private static func count(_ text: String, in output: String) -> Int {
    output.components(separatedBy: text).count - 1
  }

  @Test func jUnitHasACaseForEachFindingAndCleanTemplate() {
    let text = JUnitWriter().text(for: Self.report)
    #expect(text.contains("<testsuites name=\"plumb\" tests=\"5\" failures=\"1\" errors=\"1\">"))
    #expect(
      text.contains(
        "<testsuite name=\"shop.yaml\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\">"))
    #expect(text.contains("<testcase classname=\"clean.yaml\" name=\"has no findings\"/>"))
    #expect(text.contains("<error message=\"no file 'gone.yaml'\"/>"))
    #expect(text.contains("<skipped message=\"ticket #1\"/>"))
    #expect(text.contains("name=\"ec2/port-is-open: a &amp; b\"><system-out>"))
    #expect(text.contains("--&gt; shop.yaml:16:44"))
  }

  @Test func tapFollowsTheExitStatus() {
    #expect(
      TAPWriter().text(for: Self.report) == """
        TAP version 13
        1..5
        ok 1 - clean.yaml: has no findings
        not ok 2 - gone.yaml: is readable
          ---
          message: "no file 'gone.yaml'"
          ...
        not ok 3 - shop.yaml: ec2/port-is-open: a & b # TODO warning only
          ---
          rule: "ec2/port-is-open"
          severity: warning
          file: "shop.yaml"
          line: 16
          column: 44
          ...
        not ok 4 - shop.yaml: ec2/port-is-open: port 22 is open to the whole internet when Env = dev
          ---
          rule: "ec2/port-is-open"
          severity: error
          file: "shop.yaml"
          line: 16
          column: 44
          scenario: "Env = dev or staging"
          ...
        ok 5 - shop.yaml: a/rule: known # SKIP ticket \\#1

        """)
  }

  @Test func whatFailsTheRunFails() {
    #expect(JUnitWriter(failOn: .warning).text(for: Self.report).contains("failures=\"2\""))
    #expect(JUnitWriter(failOn: nil).text(for: Self.report).contains("failures=\"0\""))
    #expect(!TAPWriter(failOn: .warning).text(for: Self.report).contains("TODO"))
    #expect(Self.count("# TODO", in: TAPWriter(failOn: nil).text(for: Self.report)) == 2)
  }

  @Test func equalFindingsHaveNamesOfTheirOwn() {
    let report = Report(findings: [Samples.openPort, Samples.openPort])
    #expect(Self.count("Env = dev (2)\"", in: JUnitWriter().text(for: report)) == 1)
  }

  @Test func nothingToCheckIsNoFailure() {
    let report = Report(findings: [])
    #expect(TAPWriter().text(for: report) == "TAP version 13\n1..0 # SKIP no templates\n")
    #expect(JUnitWriter().text(for: report).contains("tests=\"0\""))
  }

  @Test func noTextBeginsATapDirective() {
    let lines = TAPWriter().text(for: .hostile("a # SKIP\nok 2\u{1B}[2J\\")).split(separator: "\n")
    #expect(
      lines[2] == "not ok 1 - a \\# SKIP␊ok 2␛[2J\\\\: a/rule: a \\# SKIP␊ok 2␛[2J\\\\")
    #expect(lines.count { $0.hasPrefix("ok") || $0.hasPrefix("not ok") } == 1)
  }
}
