import PlumbPacks
import PlumbSource
import Testing

/// The examples of rules, which `plumb rules test` runs.
struct ExampleTests {
  private func problems(_ examples: String) throws -> [String?] {
    let text = """
      format: 1
      pack: p
      title: t
      settings: {days: {type: integer, default: 30, minimum: 1}}
      rules:
      - id: r
        title: it is right
        severity: error
        requirement: r
        rationale: r
        remediation: r
        resources: A::B::C
        check: props.Days == settings.days
        at: Days
        examples:
      \(examples)

      """
    let (pack, findings) = Pack.load(Source(name: "p.yaml", text: text))
    #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
    return try #require(pack).testExamples().map(\.problem)
  }

  @Test func examplesPassAndFail() throws {
    let problems = try problems(
      """
        - pass: {Type: 'A::B::C', Properties: {Days: 30}}
        - fail: {Type: 'A::B::C', Properties: {Days: 31}}
        - fail: {Type: 'A::B::C', Properties: {Days: 30}}
        - pass: {Type: 'A::B::C', Properties: {Days: 31}}
      """)
    #expect(
      problems == [
        nil, nil, "expected to fail, but it passes", "expected to pass, but: it is right",
      ])
  }

  @Test func anExampleHasItsOwnSettings() throws {
    let problems = try problems(
      """
        - pass: {Type: 'A::B::C', Properties: {Days: 35}}
          settings: {days: 35}
        - fail: {Type: 'A::B::C', Properties: {Days: 30}}
          settings: {days: 35}
      """)
    #expect(problems == [nil, nil])
  }

  @Test func anExampleHasItsOwnParameters() throws {
    let template = """
      {Parameters: {D: {Type: Number}}, Resources: {R: {Type: 'A::B::C', \
      Properties: {Days: !Ref D}}}}
      """
    let problems = try problems(
      """
        - {pass: \(template), scenario: {D: 30}}
        - {fail: \(template), scenario: {D: 31}, at: Days}
        - {fail: \(template), scenario: {E: 31}}
      """)
    #expect(problems == [nil, nil, "the example has no parameter 'E'"])
  }

  @Test(arguments: [
    ("{days: 0}", "'days' is at least 1"), ("{dayz: 1}", "this pack has no setting 'dayz'"),
    ("{days: {}}", "'days' takes a whole number"),
  ])
  func settingsOfExamplesAreChecked(settings: String, finding: String) {
    let text = """
      format: 1
      pack: p
      title: t
      settings: {days: {type: integer, default: 30, minimum: 1}}
      rules:
      - {id: r, title: t, severity: error, requirement: r, rationale: r, remediation: r,
         check: settings.days == 1, examples: [{fail: {}, settings: \(settings)}]}

      """
    let found = Pack.load(Source(name: "p.yaml", text: text)).findings.map(\.message)
    #expect(found == [finding])
  }
}
