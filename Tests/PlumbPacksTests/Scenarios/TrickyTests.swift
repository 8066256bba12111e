import Testing

/// Cases in which other checkers go wrong, each with what is true of it.
struct TrickyTests {
  private static let environment = """
    Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
    Conditions: {C: !Equals [!Ref P, prod]}
    Mappings: {M: {dev: {k: 1}, prod: {k: 2}}}
    """
  private static let conditional = "K: {Type: 'A::B::K', Condition: C}"

  @Test(arguments: conditions)
  func conditionsDivide(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let conditions = [
    ScenarioCase(
      "one Fn::If", environment, properties: "{X: !If [C, 1, 2]}", check: "props.X == 1",
      "some: P = dev (1 of 2)"),
    ScenarioCase(
      "what a condition chooses is known where it is", environment,
      properties: "{X: !If [C, 1, 2]}", check: "!known(props.X) || props.X == 1",
      "some: P = dev (1 of 2)"),
    ScenarioCase(
      "what a condition chooses isn't fixed", environment,
      properties: "{X: !If [C, 1, 2], Y: 1}", check: "fixed(props.X) || !fixed(props.Y)", "always"),
    ScenarioCase(
      "a parameter's value isn't known", environment, properties: "{X: !Ref P}",
      check: "known(props.X) || fixed(props.X)", "always"),
    ScenarioCase(
      "a name that a condition chooses", environment, properties: "{X: a}",
      others: "O: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !If [C, a, b]}}",
      check: "refersTo(props.X, byId('O')) && ref(props.X).id == 'O'", "some: P = dev (1 of 2)"),
    ScenarioCase(
      "the key of a tag that a condition chooses", environment,
      properties: "{Tags: [{Key: !If [C, a, b], Value: x}]}",
      check: "tags(resource).exists(k, k == 'a')", "some: P = dev (1 of 2)"),
    ScenarioCase(
      "two by the same condition need no division", environment,
      properties: "{X: !If [C, 1, 2], Y: !If [C, 1, 2]}", check: "props.X == props.Y",
      evaluations: 1),
    ScenarioCase(
      "two by the same condition that differ always", environment,
      properties: "{X: !If [C, 1, 2], Y: !If [C, 2, 1]}", check: "props.X == props.Y", "always",
      evaluations: 1),
    ScenarioCase(
      "a condition that isn't read divides nothing",
      """
      Parameters:
        P: {Type: String, AllowedValues: [dev, prod]}
        Q: {Type: String, AllowedValues: [a, b]}
      Conditions: {C: !Equals [!Ref P, prod], D: !Equals [!Ref Q, a]}
      """, properties: "{X: 1, Y: !If [C, !If [D, 1, 2], 3]}", check: "props.X == 1",
      evaluations: 1),
    ScenarioCase(
      "the inner branch is out of reach",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Conditions: {C: !Equals [!Ref P, prod], D: !Equals [!Ref P, dev]}
      """, properties: "{X: !If [C, !If [D, bad, ok], ok]}", check: "props.X == 'ok'"),
    ScenarioCase(
      "a value that isn't allowed is never equal",
      """
      Parameters: {P: {Type: String, AllowedValues: [a, b]}}
      Conditions: {C: !Equals [!Ref P, z]}
      """, properties: "{X: !If [C, 1, 2]}", check: "props.X == 2", evaluations: 1),
    ScenarioCase(
      "a value against AllowedPattern is never equal",
      """
      Parameters: {P: {Type: String, AllowedPattern: '^[a-z]+$'}}
      Conditions: {C: !Equals [!Ref P, UPPER]}
      """, properties: "{X: !If [C, 1, 2]}", check: "props.X == 2", evaluations: 1),
    ScenarioCase(
      "any value may be equal or not",
      """
      Parameters: {P: {Type: String}}
      Conditions: {C: !Equals [!Ref P, prod]}
      """, properties: "{X: !If [C, 1, 2]}", check: "props.X == 1",
      "open: P is not prod (1 of 2)"),
    ScenarioCase(
      "Not, And, Or and Condition",
      """
      Parameters:
        P: {Type: String, AllowedValues: [a, b, c]}
        Q: {Type: String, AllowedValues: [x, y]}
      Conditions:
        A: !Equals [!Ref P, a]
        X: !Equals [!Ref Q, x]
        D: !And [!Not [!Condition A], !Or [!Condition X, !Equals [!Ref P, b]]]
      """, properties: "{V: !If [D, 1, 2]}", check: "props.V == 1",
      "some: P = a (2 of 4)"),
    ScenarioCase(
      "two parameters that are the same take the same branches",
      """
      Parameters:
        P: {Type: String, AllowedValues: [a, b]}
        Q: {Type: String, AllowedValues: [a, b]}
      Conditions:
        Same: !Equals [!Ref P, !Ref Q]
        A: !Equals [!Ref P, a]
        B: !Equals [!Ref Q, b]
      """, properties: "{X: !If [Same, !If [A, !If [B, bad, ok], ok], ok]}",
      check: "props.X == 'ok'"),
    ScenarioCase(
      "P = Q and P = x hold together",
      """
      Parameters: {P: {Type: String}, Q: {Type: String}}
      Conditions: {Same: !Equals [!Ref P, !Ref Q], IsX: !Equals [!Ref P, x]}
      """, properties: "{X: !If [Same, !If [IsX, bad, ok], ok]}", check: "props.X == 'ok'",
      "open: P = x, Q = P (1 of 3)"),
    ScenarioCase(
      "a comparison with something outside of the template",
      "Conditions: {C: !Equals [!ImportValue z, '1']}", properties: "{X: !If [C, 1, 2]}",
      check: "props.X == 1", "some: C is false (1 of 2)"),
    ScenarioCase(
      "the region", "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 1",
      "some: AWS::Region is not us-east-1 (1 of 2)"),
    ScenarioCase(
      "a condition that depends on itself", "Conditions: {C: !Condition C}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 1",
      "undecided: it depends on condition C, which depends on itself"),
  ]

  @Test(arguments: members)
  func membersComeAndGo(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let members = [
    ScenarioCase(
      "NoValue takes a property away", environment,
      properties: "{X: !If [C, v, !Ref AWS::NoValue]}", check: "has(props.X)",
      "some: P = dev (1 of 2)"),
    ScenarioCase(
      "NoValue takes an element away", environment,
      properties: "{L: [a, !If [C, b, !Ref AWS::NoValue]]}", check: "size(props.L) == 2",
      "some: P = dev (1 of 2)"),
    ScenarioCase(
      "an element that is there decides 'exists'", environment,
      properties: "{L: [a, !If [C, b, !Ref AWS::NoValue]]}",
      check: "props.L.exists(x, x == 'a')", evaluations: 1),
    ScenarioCase(
      "the side of && that is false decides", environment,
      properties: "{X: !If [C, 1, 2], Y: 3}", check: "!(props.X == 1 && props.Y == 4)",
      evaluations: 1),
    ScenarioCase(
      "a whole mapping by Fn::If", environment, properties: "{M: !If [C, {a: 1}, {b: 1}]}",
      check: "props.M.a == 1", "some: P = dev (1 of 2)"),
    ScenarioCase(
      "a resource that isn't created isn't judged", environment, properties: "{X: 1}",
      condition: "C", check: "props.X == 2", "always"),
    ScenarioCase(
      "a reference to a resource that isn't always created", environment,
      properties: "{X: !Ref K}", others: conditional, check: "ref(props.X).Type == 'A::B::K'",
      "some: P = dev (1 of 2)"),
    ScenarioCase(
      "the resource's condition decides what is in it", environment,
      properties: "{X: !If [C, 1, 2]}", condition: "C", check: "props.X == 1"),
    ScenarioCase(
      "a rule forbids the deployment that fails",
      environment + "\nRules: {R: {Assertions: [{Assert: !Equals [!Ref P, prod]}]}}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 1"),
    ScenarioCase(
      "a rule with a condition couples two parameters",
      """
      Parameters:
        P: {Type: String, AllowedValues: [dev, prod]}
        Q: {Type: String, AllowedValues: [small, big]}
      Conditions: {Prod: !Equals [!Ref P, prod], Small: !Equals [!Ref Q, small]}
      Rules:
        R:
          RuleCondition: !Equals [!Ref P, prod]
          Assertions: [{Assert: !Contains [[big], !Ref Q]}]
      """, properties: "{X: !If [Prod, !If [Small, bad, ok], ok]}", check: "props.X == 'ok'"),
  ]

  @Test(arguments: values)
  func valuesFollowParameters(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let values = [
    ScenarioCase(
      "divided by the outcome, not by value",
      "Parameters: {P: {Type: String, AllowedValues: [a, b, c, d, e]}}",
      properties: "{X: !Ref P}", check: "props.X != 'e'", "some: P = e (1 of 2)",
      evaluations: 3),
    ScenarioCase(
      "any text in a property",
      "Parameters: {P: {Type: String, Default: python3.9}}", properties: "{X: !Ref P}",
      check: "props.X == 'python3.9'", "open: P is not python3.9 (1 of 2)"),
    ScenarioCase(
      "a function of any text", "Parameters: {P: {Type: String}}", properties: "{X: !Ref P}",
      check: "props.X.startsWith('a')", "undecided: it depends on parameter P"),
    ScenarioCase(
      "MinValue proves", "Parameters: {P: {Type: Number, Default: 30, MinValue: 30}}",
      properties: "{T: !Ref P}", check: "props.T >= 30", evaluations: 1),
    ScenarioCase(
      "MaxValue refutes", "Parameters: {P: {Type: Number, Default: 5, MaxValue: 10}}",
      properties: "{T: !Ref P}", check: "props.T >= 30", "always", evaluations: 1),
    ScenarioCase(
      "any number", "Parameters: {P: {Type: Number, Default: 60}}", properties: "{T: !Ref P}",
      check: "props.T >= 30", "open: P is less than 30 (1 of 2)"),
    ScenarioCase(
      "one of three numbers",
      "Parameters: {P: {Type: Number, Default: 60, AllowedValues: [15, 60, 90]}}",
      properties: "{T: !Ref P}", check: "props.T >= 30", "some: P = 15 (1 of 2)"),
    ScenarioCase(
      "a text that is read as a number",
      "Parameters: {P: {Type: String, AllowedValues: ['15', '60']}}",
      properties: "{T: !Ref P}", check: "props.T >= 30", "some: P = 15 (1 of 2)"),
    ScenarioCase(
      "a mapping's key", environment, properties: "{X: !FindInMap [M, !Ref P, k]}",
      check: "props.X == 1", "some: P = prod (1 of 2)"),
    ScenarioCase(
      "a mapping's key goes with the condition", environment,
      properties: "{X: !FindInMap [M, !Ref P, k], Y: !If [C, 2, 1]}",
      check: "props.X == props.Y"),
    ScenarioCase(
      "only a mapping's own keys can be deployed",
      "Parameters: {P: {Type: String}}\nMappings: {M: {dev: {k: 1}, prod: {k: 2}}}",
      properties: "{X: !FindInMap [M, !Ref P, k]}", check: "props.X > 0"),
    ScenarioCase(
      "a comparison with a mapping's value",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Mappings: {M: {dev: {k: 1}, prod: {k: 2}}}
      Conditions: {C: !Equals [!FindInMap [M, !Ref P, k], '2']}
      """, properties: "{X: !If [C, !Ref P, prod]}", check: "props.X == 'prod'"),
    ScenarioCase(
      "the known start of a text", environment,
      properties: "{X: !Sub 'app-${P}-${AWS::AccountId}'}", check: "props.X.startsWith('app-')",
      evaluations: 1),
    ScenarioCase(
      "the start of a text is a parameter", environment,
      properties: "{X: !Sub '${P}-app-${AWS::AccountId}'}",
      check: "props.X.startsWith('prod-')", "some: P = dev (1 of 2)"),
    ScenarioCase(
      "an ARN is never an asterisk", properties: "{X: !Sub '${O.Arn}/*'}",
      check: "props.X != '*'", evaluations: 1),
    ScenarioCase(
      "an attribute and a literal", properties: "{X: !GetAtt O.Name}",
      check: "props.X == 'abc'", "undecided: it depends on the attribute Name of O"),
  ]
}
