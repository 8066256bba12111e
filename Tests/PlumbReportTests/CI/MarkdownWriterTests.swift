import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct MarkdownWriterTests {
  @Test func findingsAreATable() {
    #expect(
      MarkdownWriter().text(for: Samples.report) == """
        ### Plumbline

        Checked 1 template in 3 scenarios: 1 error.

        | Severity | Place | Finding | Rule |
        | --- | --- | --- | --- |
        | error | `shop.yaml:16:44` | port 22 is open to the whole internet when Env = dev<br>\
        scenario: Env = dev or staging; 2 of 3 scenarios | `ec2/port-is-open` |

        """)
  }

  @Test func noTextLeavesItsCell() {
    let text = MarkdownWriter().text(for: .hostile("a|b`\n<img src=x>[l](u)*_"))
    let row = text.split(separator: "\n").last ?? ""
    #expect(
      row == """
        | error | ``a\\|b`␊<img src=x>[l](u)*_:1:1`` | a\\|b\\`␊\\<img src=x\\>\\[l\\](u)\\*\\_ \
        | `a/rule` |
        """)
  }

  @Test func aLongListIsCut() {
    let report = Report(findings: [Samples.openPort, Samples.openPort, Samples.openPort])
    let lines = MarkdownWriter(maximumRowCount: 1).text(for: report).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("| error") } == 1)
    #expect(lines.last == "2 more are not listed.")
  }

  @Test func withoutFindingsThereIsASentence() {
    let text = MarkdownWriter().text(for: Report(findings: [], checkedCount: 2))
    #expect(text == "### Plumbline\n\nChecked 2 templates: no findings.\n")
  }
}
