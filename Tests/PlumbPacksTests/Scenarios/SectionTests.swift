import Testing

/// Sections around the resources: outputs with conditions, conditions that can't be read, `Rules`.
struct SectionTests {
  private static let environment = """
    Parameters: {P: {Type: String, AllowedValues: [dev, prod], Default: dev}}
    Conditions: {C: !Equals [!Ref P, prod]}
    """

  @Test(arguments: outputs)
  func outputsComeAndGo(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let outputs = [
    ScenarioCase(
      "an output with a condition",
      environment + "\nOutputs: {O: {Condition: C, Value: x}}", properties: "{X: 1}",
      check: "has(template.Outputs.O)", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "a reference from an output with a condition",
      environment + "\nOutputs: {O: {Condition: C, Value: !Ref R}}", properties: "{X: 1}",
      check: "refersTo(template.Outputs, resource)", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "the condition of an output decides what is in it",
      environment + "\nOutputs: {O: {Condition: C, Value: !If [C, a, b]}}", properties: "{X: 1}",
      check: "!has(template.Outputs.O) || template.Outputs.O.Value == 'a'"),
    ScenarioCase(
      "outputs of which there is always one",
      environment.replacing("prod]}", with: "prod], N: !Not [!Condition C]}")
        + "\nOutputs: {O: {Condition: C, Value: x}, Q: {Condition: N, Value: x}}",
      properties: "{X: 1}", check: "has(template.Outputs.O) || has(template.Outputs.Q)"),
    ScenarioCase(
      "a whole mapping that isn't always there", environment,
      properties: "{M: !If [C, {a: 1}, !Ref AWS::NoValue]}", check: "has(props.M)",
      "default: P = dev (1 of 2)"),
    ScenarioCase(
      "what isn't there is left out of a JSON text",
      environment + "\nTransform: AWS::LanguageExtensions",
      properties: "{X: {Fn::ToJsonString: {a: 1, b: !If [C, 2, !Ref AWS::NoValue]}}}",
      check: "props.X == '{\"a\":1}'", "some: P = prod (1 of 2)"),
    ScenarioCase(
      "a condition that can't be read", "Conditions: {C: !Equals [a]}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 1",
      "undecided: it depends on malformed Fn::Equals"),
    ScenarioCase(
      "a pattern in the syntax of Java",
      """
      Parameters: {P: {Type: String, AllowedPattern: '[\\w-\\+]+'}}
      Conditions: {C: !Equals [!Ref P, a+b]}
      """, properties: "{X: !If [C, 1, 2]}", check: "props.X == 2", "open: P = a+b (1 of 2)"),
  ]

  private static let list = """
    Parameters:
      P: {Type: String, AllowedValues: [a, b, c], Default: a}
      L: {Type: CommaDelimitedList, Default: 'a,b'}
    """

  @Test(arguments: rules)
  func rulesRestrictDeployments(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let rules = [
    ScenarioCase(
      "Contains", list + "\nRules: {R: {Assertions: [{Assert: !Contains [[a, b], !Ref P]}]}}",
      properties: "{X: !Ref P}", check: "props.X != 'c'"),
    ScenarioCase(
      "EachMemberIn of texts",
      list + "\nRules: {R: {Assertions: [{Assert: !EachMemberIn [[!Ref P, b], [a, b]]}]}}",
      properties: "{X: !Ref P}", check: "props.X != 'c'"),
    ScenarioCase(
      "EachMemberEquals of texts",
      list + "\nRules: {R: {Assertions: [{Assert: !EachMemberEquals [[!Ref P], b]}]}}",
      properties: "{X: !Ref P}", check: "props.X == 'b'"),
    ScenarioCase(
      "a list that the rules want",
      list + "\nRules: {R: {Assertions: [{Assert: !Contains [!Ref L, z]}]}}",
      properties: "{X: !Ref P}", check: "props.X == 'a'", "some: P = b or c (1 of 2)"),
    ScenarioCase(
      "lists that the rules want of a value alone",
      list
        + "\nRules: {R: {RuleCondition: !Contains [!Ref L, a], Assertions: [{Assert: !Equals [!Ref P, a]}]}}",
      properties: "{X: !Ref P}", check: "props.X == 'a'", "some: P = b or c (1 of 2)"),
    ScenarioCase(
      "a rule without assertions", list + "\nRules: {R: {Assertions: []}}",
      properties: "{X: !Ref P}", check: "props.X != 'c'", "some: P = c (1 of 2)"),
  ]
}
