import PlumbEngine
import PlumbSource
import Testing

struct FingerprintTests {
  private static func finding(
    in text: String = "a: b\n", at span: Span = Span(3, 4), path: String = "Resources/A/0/B",
    message: String = "wrong", file: String = "t.yaml"
  ) -> Finding {
    Finding(
      rule: "a/rule", severity: .error, message: message, source: Source(name: file, text: text),
      primary: Label(span), path: path)
  }

  private static func print(_ finding: Finding) -> String {
    Fingerprint.all(of: [finding]).map(\.description).joined()
  }

  @Test(arguments: [
    finding(in: "# more\n\na: b\n", at: Span(11, 12)), finding(in: "a:    b # c\n", at: Span(6, 7)),
    finding(path: "Resources/A/17/B"), finding(file: "u.yaml"),
    finding(in: "a: b\r\nc\r\n", at: Span(3, 7)),
  ])
  func aMovedFindingIsTheSame(finding: Finding) {
    #expect(Self.print(finding) == Self.print(Self.finding()))
  }

  @Test(arguments: [
    finding(in: "a: c\n"), finding(path: "Resources/A/B/0/B"), finding(message: "wrong too"),
    finding(path: "Resources/AB"),
  ])
  func anotherFindingIsNot(finding: Finding) {
    #expect(Self.print(finding) != Self.print(Self.finding()))
  }

  @Test func equalFindingsOfAFileAreCounted() {
    let all = Fingerprint.all(of: [
      Self.finding(), Self.finding(), Self.finding(file: "u.yaml"), Self.finding(message: "x"),
    ])
    #expect(all.map(\.ordinal) == [1, 2, 1, 1])
    #expect(all[0].hash == all[1].hash)
  }

  /// Services and baselines keep fingerprints: they must not change from version to version.
  @Test func fingerprintsAreStable() {
    #expect(Self.print(Self.finding()) == "7fa975ec0fa9a675:1")
  }
}
