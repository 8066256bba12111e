import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// The deployments that a finding names can be made, and fail.
struct WitnessTests {
  private static let three = """
    Parameters:
      P: {Type: String, AllowedValues: [a, b, c], Default: a}
      Q: {Type: String, AllowedValues: [a, b], Default: a}
    """

  @Test(arguments: possible)
  func aWitnessNamesOnlyWhatCanBeDeployed(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let possible = [
    ScenarioCase(
      "the Rules section forbids one of the values that fail",
      three + "\nRules: {R: {Assertions: [{Assert: !Contains [[a, c], !Ref P]}]}}",
      properties: "{X: !Ref P}", check: "props.X == 'a'", "some: P = c (1 of 2)"),
    ScenarioCase(
      "a mapping has no key for one of the values that fail",
      three + "\nMappings: {M: {a: {k: 1}, c: {k: 2}}}",
      properties: "{X: !FindInMap [M, !Ref P, k]}", check: "props.X == 1", "some: P = c (1 of 2)"),
    ScenarioCase(
      "a mapping has no key for a value, whatever the condition on it",
      """
      Parameters: {P: {Type: String, Default: a}}
      Mappings: {M: {a: {k: 1}, c: {k: 2}}}
      Conditions: {C: !Equals [!FindInMap [M, !Ref P, k], '1']}
      """, properties: "{X: !If [C, !Ref P, b]}", check: "props.X == 'a'", "open: P = c (1 of 2)"),
  ]

  @Test func anExampleMatchesThePattern() throws {
    let template = Template(
      text: """
        Parameters: {P: {Type: String, AllowedPattern: 'v[0-9]', Default: v0}}
        Resources: {R: {Type: "A::B::R", Properties: {X: !Ref P}}}
        """)
    let findings = try PolicyCheck("props.X == 'v0'").findings(in: template)
    #expect(findings.first?.scenario?.parameters.map(\.value) == ["v1"])
  }

  @Test func anExampleHasWhatTheRulesSectionWantsToo() throws {
    let template = Template(
      text: WitnessTests.three + """

        Rules:
          R: {RuleCondition: !Equals [!Ref P, b], Assertions: [{Assert: !Equals [!Ref Q, b]}]}
        Resources: {R: {Type: "A::B::R", Properties: {X: !Ref P}}}
        """)
    let findings = try PolicyCheck("props.X != 'b'").findings(in: template)
    let witness = try #require(findings.first?.scenario)
    #expect(witness.description == "P = b")
    #expect(witness.parameters.map { "\($0.name)=\($0.value)" } == ["P=b", "Q=b"])
  }
}
