import PlumbTemplate
import Testing

struct ConditionTests {
  private static let parameters = """
    Parameters:
      E: {Type: String, AllowedValues: [a, b, c], Default: a}
      F: {Type: String, AllowedValues: [c, d], Default: c}
      P: {Type: String, Default: p}
      Q: {Type: String, AllowedPattern: '[0-9]+'}
      N: {Type: Number, MinValue: 10, MaxValue: 20}
      L: {Type: CommaDelimitedList, Default: 'a,b'}
      S: {Type: String, MinLength: 2, MaxLength: 3}

    """

  private func truth(_ condition: String, _ values: [String: String] = [:]) throws -> String {
    let template = Template(
      text: Self.parameters + "Conditions:\n  IsA: !Equals [!Ref E, a]\n  X: \(condition)\n"
        + "Resources: {R: {Type: T}}")
    return describe(Scenario(template, try template.state(values)).condition("X"))
  }

  @Test(
    arguments: [
      ("!Equals [a, a]", "true"), ("!Equals [a, b]", "false"), ("!Equals [1, '1']", "true"),
      ("!Equals [true, 'true']", "true"),
      ("!Equals [!Ref E, a]", "?parameter E"), ("!Equals [a, !Ref E]", "?parameter E"),
      ("!Equals [!Ref E, z]", "false"), ("!Equals [!Ref P, z]", "?parameter P"),
      ("!Equals [!Ref Q, '12']", "?parameter Q"), ("!Equals [!Ref Q, x]", "false"),
      ("!Equals [!Ref N, 5]", "false"), ("!Equals [!Ref N, 15]", "?parameter N"),
      ("!Equals [!Ref N, x]", "false"), ("!Equals [!Ref S, a]", "false"),
      ("!Equals [!Ref S, abcd]", "false"), ("!Equals [!Ref S, abc]", "?parameter S"),
      ("!Equals [!Ref E, !Ref E]", "true"), ("!Equals [!Ref E, !Ref F]", "?parameter E"),
      ("!Equals [!Ref P, !Ref Q]", "?parameter P"),
      ("!Equals [!Ref AWS::Region, nowhere]", "false"),
      ("!Equals [!Ref AWS::Region, eu-west-1]", "?parameter AWS::Region"),
      ("!Equals [!Sub 'x-${E}', x-a]", "?parameter E"), ("!Equals [!Sub 'x-${E}', y-a]", "false"),
      ("!Equals [!Sub 'x-${P}', x-p]", "?parameter P"),
      ("!Equals [!Sub '${E}', !Sub '${F}']", "?parameter E"),
      ("!Equals [!If [IsA, x, x], x]", "true"), ("!Equals [!If [IsA, x, y], z]", "false"),
      ("!Equals [!If [IsA, x, y], x]", "?parameter E"),
      (
        "!Equals [!ImportValue e, x]",
        #"?condition {"Fn::Equals":[{"Fn::ImportValue":"e"},"x"]}"#
      ),
      (
        "{'Fn::Equals': [{'Fn::ImportValue': e}, x]}",
        #"?condition {"Fn::Equals":[{"Fn::ImportValue":"e"},"x"]}"#
      ),
      ("!And [!Equals [a, a], !Condition IsA]", "?parameter E"),
      ("!And [!Equals [a, b], !Condition IsA]", "false"),
      ("!Or [!Condition IsA, !Equals [a, a]]", "true"),
      ("!Or [!Condition IsA, {Condition: IsA}]", "?parameter E"),
      ("!Not [!Equals [a, b]]", "true"), ("!Not [!Condition IsA]", "?parameter E"),
      ("!Contains [[a, b], b]", "true"), ("!Contains [[a, b], c]", "false"),
      ("!Contains [[x, y], !Ref E]", "false"), ("!Contains [[a, b], !Ref E]", "?parameter E"),
      ("!EachMemberIn [[a, b], [a, b, c]]", "true"), ("!EachMemberIn [[a, z], [a, b]]", "false"),
      ("!EachMemberEquals [[a, a], a]", "true"), ("!EachMemberEquals [[a, b], a]", "false"),
      ("!Condition X", "!condition X, which depends on itself"),
      ("!Condition Nowhere", "!undefined condition Nowhere"),
      ("!Equals [a]", "!malformed Fn::Equals"), ("!And a", "!malformed Fn::And"),
      ("'true'", "true"), ("false", "false"),
    ] as [(String, String)])
  func aConditionIs(condition: String, expected: String) throws {
    #expect(try truth(condition) == expected)
  }

  @Test(arguments: [
    ("!Equals [!Ref E, a]", ["E": "a"], "true"), ("!Equals [!Ref E, a]", ["E": "b"], "false"),
    ("!Equals [!Ref E, !Ref F]", ["E": "c", "F": "c"], "true"),
    ("!Equals [!Ref E, !Ref F]", ["E": "a"], "false"),
    ("!Contains [!Ref L, b]", ["L": "a,b"], "true"),
    ("!Contains [!Ref L, z]", ["L": "a,b"], "false"),
    ("!EachMemberIn [!Ref L, [a]]", ["L": "a,b"], "false"),
    ("!Equals [!Ref N, '15']", ["N": "15"], "true"),
    ("!Equals [!Sub 'x-${P}', x-p]", ["P": "p"], "true"),
  ])
  func aConditionIsInAState(condition: String, values: [String: String], expected: String) throws {
    #expect(try truth(condition, values) == expected)
  }

  @Test(arguments: [
    (nil, "?parameter E"), ("a", "true"), ("b", "false"),
  ])
  func aResourceExistsWithItsCondition(value: String?, expected: String) throws {
    let template = Template(
      text: Self.parameters + "Conditions: {C: !Equals [!Ref E, a]}\n"
        + "Resources: {R: {Type: T, Condition: C}, Q: {Type: T}}")
    let scenario = Scenario(template, try template.state(value.map { ["E": $0] } ?? [:]))
    #expect(describe(scenario.exists(try #require(template.resource("R")))) == expected)
    #expect(describe(scenario.exists(try #require(template.resource("Q")))) == "true")
  }

  @Test(
    arguments: [
      ([:], "?parameter E"), (["E": "b"], "true"), (["E": "a"], "?parameter F"),
      (["E": "a", "F": "c"], "true"), (["E": "a", "F": "d"], "false"),
    ] as [([String: String], String)])
  func ruleAssertionsHoldWhereTheirConditionDoes(
    values: [String: String], expected: String
  ) throws {
    let template = Template(
      text: Self.parameters
        + "Rules: {U: {RuleCondition: !Equals [!Ref E, a], Assertions: [{Assert: !Equals [!Ref F, c]}]}}\n"
        + "Resources: {R: {Type: T}}")
    let assertions = Scenario(template, try template.state(values)).ruleAssertions
    #expect(describe(assertions).hasPrefix(expected))
  }
}
