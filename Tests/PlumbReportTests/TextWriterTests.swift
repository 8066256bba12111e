import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct TextWriterTests {
  @Test func aFindingShowsItsPlacesScenarioAndRemedy() {
    #expect(
      TextWriter().text(for: Samples.report) == """
        error[ec2/port-is-open]: port 22 is open to the whole internet when Env = dev
           --> shop.yaml:16:44
           |
         6 |     Default: 0.0.0.0/0
           |              --------- the default comes from here
        ...
         9 |   IsProd: !Equals [!Ref Env, prod]
           |           ------------------------ false when Env = dev
        ...
        16 |         - CidrIp: !If [IsProd, 10.0.0.0/8, !Ref AdminCidr]
           |                                            ^^^^^^^^^^^^^^ 0.0.0.0/0 in this scenario
           = scenario: Env = dev or staging        2 of 3 scenarios
           = for example: Env = dev, AdminCidr = 0.0.0.0/0 (default)
           = note: the group is attached to 2 instances
           = requirement: No public SSH
           = help: remove the default, or constrain AdminCidr

        Checked 1 template in 3 scenarios: 1 error.

        """)
  }

  @Test func withoutFindingsOnlyTheSummaryIsLeft() {
    let report = Report(findings: [], checkedCount: 2)
    #expect(TextWriter().text(for: report) == "Checked 2 templates: no findings.\n")
    #expect(TextWriter(hasSummary: false).bytes(for: report).isEmpty)
  }

  @Test func theSummaryCountsWhatIsHiddenAndUnread() {
    let finding = Samples.openPort
    let report = Report(
      findings: [finding, finding], checkedCount: 1,
      suppressed: [SuppressedFinding(finding: finding)],
      unreadable: [.init(name: "x", reason: "no file 'x'")])
    #expect(
      TextWriter().text(for: report).hasSuffix(
        "Checked 1 template: 2 errors. 1 finding suppressed. 1 file could not be read.\n"))
  }

  @Test func colourIsOnlyAddedOnRequest() {
    let plain = TextWriter().text(for: Samples.report)
    let colored = TextWriter(isColored: true).text(for: Samples.report)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31merror[ec2/port-is-open]\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func aFixIsTheHelp() {
    var finding = Samples.openPort
    finding.fixes = [
      Fix(title: "rename it to Env", edits: [Edit(Span(0, 1), "x")], isSafe: true)
    ]
    let report = Report(findings: [finding], rules: [finding.rule: Samples.openPortRule])
    let text = TextWriter().text(for: report)
    #expect(text.contains("= help: rename it to Env\n"))
    #expect(!text.contains("remove the default"))
  }

  @Test func escapeSequencesOfATemplateDoNotReachTheTerminal() {
    let text = "a: \u{1B}[31m\u{202E}x"
    var finding = Samples.openPort
    finding.source = Source(name: "\u{1B}n", text: text)
    finding.message = "value '\u{1B}[31m' is\nwrong"
    finding.primary = Label(Span(0, text.utf8.count), "\u{1B}")
    finding.related = []
    let bytes = TextWriter().bytes(for: Report(findings: [finding]))
    #expect(!bytes.contains(0x1B))
    #expect(String(decoding: bytes, as: UTF8.self).contains("1 | a: ␛[31m\u{FFFD}x"))
  }
}
