import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

struct PackTests {
  private func load(_ text: String) -> (pack: Pack?, findings: [Finding]) {
    Pack.load(Source(name: "p.yaml", text: text))
  }

  @Test func examplesAreRun() throws {
    let (pack, findings) = load(
      """
      format: 1
      pack: p
      title: t
      rules:
      - id: size-is-small
        title: t
        severity: error
        requirement: r
        rationale: r
        remediation: r
        resources: T::*
        check: props.Size < 3
        examples:
        - pass: {Type: "T::A::B", Properties: {Size: '2'}}
        - fail: {Type: "T::A::B", Properties: {Size: 3}}
        - fail: {Type: "T::A::B", Properties: {Size: 1}}
      """)
    #expect(findings.map(\.message) == [])
    let problems = try #require(pack).testExamples().map(\.problem)
    #expect(problems == [nil, nil, "expected to fail, but it passes"])
  }
}
