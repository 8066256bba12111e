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

  @Test func aDeploymentThatIsPerhapsRefusedIsNoExampleWhereThereAreOthers() throws {
    let template = Template(
      text: """
        Parameters: {P: {Type: String, Default: ''}, L: {Type: List<Number>}}
        Mappings: {M: {a: {k: 1}, b: {k: 2}}}
        Conditions:
          IsTwo: !Equals [!Select [0, !Ref L], '2']
          C: !Or [!Equals [!FindInMap [M, !Ref P, k], '2'], !Condition IsTwo]
        Rules:
          R: {RuleCondition: !Equals [!Select [0, !Ref L], '2'], Assertions: [{Assert: !EachMemberIn [!Ref L, [a, '1']]}]}
        Resources: {R: {Type: "A::B::R", Properties: {L: !If [C, [x], !Ref L]}}}
        """)
    let findings = try PolicyCheck("size(props.L) == 0").findings(in: template)
    let witness = try #require(findings.first?.scenario)
    #expect(witness.description == "P = b")
    #expect(witness.parameters.map { "\($0.name)=\($0.value)" } == ["P=b", "L=7"])
    #expect(findings.first?.notes == [])
  }

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

  @Test(arguments: [
    ("!EachMemberIn [!Ref L, [a, '1']]", "List<Number>", "1"),
    ("!Contains [!Ref L, b]", "CommaDelimitedList", "b"),
    ("!Equals [!Select [1, !Ref L], b]", "CommaDelimitedList", "b,b"),
    ("!And [!Contains [!Ref L, b], !Contains [!Ref L, c]]", "CommaDelimitedList", "b,c"),
    (
      "!And [!Not [!Contains [!Ref L, '2']], !Not [!Contains [!Ref L, '0']]]", "List<Number>", "7"
    ),
  ])
  func anExampleHasAListThatTheRulesSectionWants(assert: String, type: String, list: String)
    throws
  {
    let template = Template(
      text: """
        Parameters:
          P: {Type: String, AllowedValues: [a, b], Default: a}
          L: {Type: \(type), Default: '2,1'}
        Rules: {R: {Assertions: [{Assert: \(assert)}]}}
        Resources: {R: {Type: "A::B::R", Properties: {X: !Ref P}}}
        """)
    let findings = try PolicyCheck("props.X == 'a'").findings(in: template)
    let witness = try #require(findings.first?.scenario)
    #expect(witness.parameters.map { "\($0.name)=\($0.value)" } == ["P=b", "L=\(list)"])
    #expect(findings.first?.notes == [])
  }

  @Test func aListThatNobodyFoundIsSaid() throws {
    let template = Template(
      text: """
        Parameters:
          P: {Type: String, AllowedValues: [a, b], Default: a}
          L: {Type: CommaDelimitedList, Default: d}
        Rules:
          R: {Assertions: [{Assert: !Contains [!Ref L, a]}, {Assert: !EachMemberIn [!Ref L, [b]]}]}
        Resources: {R: {Type: "A::B::R", Properties: {X: !Ref P}}}
        """)
    let findings = try PolicyCheck("props.X == 'a'").findings(in: template)
    #expect(
      findings.first?.notes == [
        "whether the template's rules and conditions admit this isn't known; "
          + "no value was found for L with which it is so"
      ])
  }

  @Test(arguments: [
    ("AWS::Partition", "aws-cn", "us-east-1"), ("AWS::URLSuffix", "amazonaws.com", "cn-north-1"),
    ("AWS::Region", "cn-north-1", "us-east-1"), ("AWS::Region", "us-east-1", "eu-west-1"),
  ])
  func aPlaceIsGivenByARegionThatThereIs(parameter: String, other: String, region: String) throws {
    let template = Template(
      text: """
        Conditions: {C: !Equals [!Ref '\(parameter)', \(other)]}
        Resources: {R: {Type: "A::B::R", Properties: {X: !If [C, 1, 2]}}}
        """)
    let findings = try PolicyCheck("props.X == 1").findings(in: template)
    let witness = try #require(findings.first?.scenario)
    #expect(witness.parameters.map { "\($0.name)=\($0.value)" } == ["AWS::Region=\(region)"])
  }

  /// What has no default, and what the template asks about without need, isn't in the example.
  @Test(arguments: [
    ("SamePQ", "P ≠ Q", "P=x Q=y"),
    ("HasPort", "!Equals [!Select [0, !Ref Ports], 22] is false", "Ports=other"),
  ])
  func anExampleHasOnlyWhatTheViolationNeeds(condition: String, words: String, values: String)
    throws
  {
    let template = Template(
      text: """
        Parameters:
          Ports: {Type: CommaDelimitedList}
          Secret: {Type: String, NoEcho: true}
          P: {Type: String, Default: x}
          Q: {Type: String, Default: y}
        Conditions:
          HasPort: !Not [!Not [!Equals [!Select [0, !Ref Ports], 22]]]
          SamePQ: !Equals [!Ref P, !Ref Q]
        Resources: {R: {Type: "A::B::R", Properties: {X: !If [\(condition), 1, 2]}}}
        """)
    let finding = try #require(try PolicyCheck("props.X == 1").findings(in: template).first)
    let witness = try #require(finding.scenario)
    #expect(witness.description == words)
    #expect(
      witness.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ") == values)
    #expect(finding.related.compactMap(\.message).contains("\(condition) is false when \(words)"))
  }

  @Test func anExampleIsMadeForAPattern() throws {
    let template = Template(
      text: """
        Parameters: {P: {Type: String, AllowedPattern: '[A-Z]{2}-[0-9]{3}(-x)?'}}
        Conditions: {C: !Equals [!Ref P, AA-000]}
        Resources: {R: {Type: "A::B::R", Properties: {X: !If [C, 1, 2]}}}
        """)
    let findings = try PolicyCheck("props.X == 1").findings(in: template)
    #expect(findings.first?.scenario?.parameters.map(\.value) == ["AA-001"])
  }

  /// Nine parameters, and an assertion about all of them together that none of their values meets.
  private func forbidden(_ count: Int) -> Template {
    let names = (0..<count).map { "P\($0)" }
    let parameters = names.map { "\($0): {Type: String, AllowedValues: [a, b]}" }
    let texts = names.map { "!Ref \($0)" }.joined(separator: ", ")
    return Template(
      text: """
        Parameters: {Q: {Type: String, AllowedValues: [a, b]}, \(parameters.joined(separator: ", "))}
        Rules: {R: {Assertions: [{Assert: !Equals [!Select [0, !Split ['-', !Join ['', [\(texts)]]]], x]}]}}
        Resources: {R: {Type: "A::B::R", Properties: {X: !Ref Q}}}
        """)
  }

  @Test func whatTheRulesSectionRefusesIsSearchedToTheEnd() throws {
    #expect(try PolicyCheck("props.X == 'a'").findings(in: forbidden(3)).map(\.verdict) == [])
  }

  @Test func aSearchThatWasGivenUpIsSaid() throws {
    let findings = try PolicyCheck("props.X == 'a'").findings(in: forbidden(9))
    #expect(findings.map(\.outcome) == [.some])
    let why = "too many scenarios: stopped after 256 steps"
    #expect(
      findings.first?.notes == [
        "whether the template's rules and conditions admit this isn't known; \(why)"
      ])
  }

  @Test func anAssertionThatCannotBeDecidedIsSaid() throws {
    let template = Template(
      text: """
        Parameters: {Q: {Type: String, AllowedValues: [a, b]}}
        Rules: {R: {Assertions: [{Assert: !Equals [!Ref Q]}]}}
        Resources: {R: {Type: "A::B::R", Properties: {X: !Ref Q}}}
        """)
    let findings = try PolicyCheck("props.X == 'a'").findings(in: template)
    #expect(findings.first?.notes.map { $0.hasPrefix("whether the template's rules") } == [true])
  }
}
