import Foundation
import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct XMLTests {
  private static let hostile = "a\u{0}\u{8}\u{1B}<b c=\"d\" e='f'>&amp;]]>\né\u{FFFE}\u{7F}😀"

  /// Whatever a template says, an XML parser reads it, and reads what was said.
  @Test(arguments: [
    CheckstyleWriter() as any ReportWriter, JUnitWriter(), JUnitWriter(failOn: nil),
  ])
  func everyTextComesBack(writer: any ReportWriter) throws {
    let document = try XMLDocument(data: Data(writer.bytes(for: .hostile(Self.hostile))))
    let texts = try document.nodes(forXPath: "//@*").compactMap(\.stringValue)
    let expected = Self.hostile.replacing(
      try Regex("[\u{0}\u{8}\u{1B}\u{FFFE}\u{7F}]"), with: "\u{FFFD}")
    #expect(texts.contains { Array($0.unicodeScalars) == Array(expected.unicodeScalars) })
  }

  @Test func checkstyleListsCleanFilesToo() {
    let report = Report(
      findings: [Samples.openPort], checkedCount: 2,
      unreadable: [.init(name: "gone.yaml", reason: "no file 'gone.yaml'")],
      checkedFiles: ["clean.yaml", "shop.yaml"])
    #expect(
      CheckstyleWriter().text(for: report) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3"><file name="clean.yaml"/>
        <file name="gone.yaml"><error line="1" severity="error" message="no file 'gone.yaml'" \
        source="plumb"/>
        </file>
        <file name="shop.yaml"><error line="16" column="44" severity="error" message="port 22 is open \
        to the whole internet when Env = dev (scenario: Env = dev or staging; 2 of 3 scenarios)" \
        source="ec2/port-is-open"/>
        </file>
        </checkstyle>

        """)
  }
}
