import Testing

/// What the functions about templates say in each deployment.
struct FunctionTests {
  private static let environment = """
    Parameters:
      P: {Type: String, AllowedValues: [dev, prod], Default: dev}
      Name: {Type: String, Default: docs}
    Conditions: {C: !Equals [!Ref P, prod]}
    """
  private static let bucket = "O: {Type: 'AWS::S3::Bucket', Properties: {BucketName: docs-1}}"
  private static let named =
    "O: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Sub 'docs-${Name}'}}"

  private static func policy(_ statements: String) -> String {
    "{PolicyDocument: {Statement: \(statements)}}"
  }

  @Test(arguments: references)
  func referencesAreFollowed(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let references = [
    ScenarioCase(
      "a resource by its name", properties: "{X: docs-1}", others: bucket,
      check: "ref(props.X) == byId('O') && refersTo(props.X, byId('O'))"),
    ScenarioCase(
      "a resource by its name in an ARN", properties: "{X: {Y: 'arn:aws:s3:::docs-1/*'}}",
      others: bucket, check: "refersTo(props, byId('O'))"),
    ScenarioCase(
      "a name that only starts alike", properties: "{X: 'arn:aws:s3:::docs-12/*'}",
      others: bucket, check: "!refersTo(props.X, byId('O'))"),
    ScenarioCase(
      "a resource by the parameters in its name", environment,
      properties: "{X: !Sub 'arn:aws:s3:::docs-${Name}/*'}", others: named,
      check: "refersTo(props.X, byId('O'))", evaluations: 1),
    ScenarioCase(
      "a reference by Fn::Sub", properties: "{X: !Sub '${O.Arn}/*'}", others: bucket,
      check: "ref(props.X).id == 'O' && refs(props.X).size() == 1"),
    ScenarioCase(
      "a reference that one branch has", environment,
      properties: "{X: !If [C, !Ref O, none]}", others: bucket,
      check: "refersTo(props, byId('O'))", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "those that refer to a resource that isn't always created", environment,
      properties: "{X: 1}",
      others: "O: {Type: 'A::B::O', Condition: C, Properties: {V: !Ref R}}",
      check: "size(referrers(resource, 'A::B::O')) == 1", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "resources by a pattern of types", properties: "{X: 1}", others: bucket,
      check: "size(resources('AWS::S3::*')) == 1 && size(resources(['A::*', 'AWS::*'])) == 2"),
  ]

  private static let machine = """
    O: {Type: 'A::B::O'}, M: {Type: 'AWS::StepFunctions::StateMachine', Properties: {DefinitionSubstitutions:
    {Other: !Ref O, Name: x}, Definition: {StartAt: A, States: {A: {Type: Map, ItemProcessor: {StartAt: B, States:
    {B: {Type: Task, Resource: '${Other}', Parameters: {Text: 'a ${Name}'}, End: true}}}, End: true}}}}}
    """

  @Test(arguments: machines)
  func statesOfMachinesAreRead(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let machines = [
    ScenarioCase(
      "states inside of others, with what is put into them", properties: "{}", others: machine,
      check:
        "states(byId('M')).map(s, s.Name) == ['A', 'B'] && ref(states(byId('M'))[1].Resource) == byId('O')"
    ),
    ScenarioCase(
      "a value that is put in", properties: "{}", others: machine,
      check:
        "written(states(byId('M'))[1].Parameters.Text) == 'a x' && !has(states(byId('M'))[0].Next)"
    ),
    ScenarioCase(
      "a definition that is a text", properties: "{}",
      others: """
        O: {Type: 'A::B::O'}, M: {Type: 'AWS::StepFunctions::StateMachine', Properties: {DefinitionString:
        !Sub '{"States": {"A": {"Type": "Task", "Resource": "${O.Arn}", "Parameters": {"Key": "a/${AWS::Region}"}}}}'}}
        """,
      check:
        "states(byId('M')).all(s, ref(s.Resource) == byId('O') && written(s.Parameters.Key) == 'a/${AWS::Region}')"
    ),
    ScenarioCase(
      "a state that isn't always the same", environment, properties: "{}",
      others: """
        O: {Type: 'A::B::O'}, M: {Type: 'AWS::StepFunctions::StateMachine', Properties: {Definition: {States:
        {A: {Type: !If [C, Pass, Fail]}}}}}
        """,
      check: "states(byId('M')).all(s, s.Type == 'Pass')", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "a definition elsewhere", properties: "{}",
      others:
        "M: {Type: 'AWS::StepFunctions::StateMachine', Properties: {DefinitionS3Location: {Bucket: b, Key: k}}}",
      check: "size(states(byId('M'))) == 0",
      "undecided: it depends on the definition is not in the template"),
  ]

  @Test(arguments: policies)
  func policiesAreRead(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let policies = [
    ScenarioCase(
      "one statement, one action",
      properties: policy("{Effect: Allow, Action: 's3:*', Resource: '*'}"),
      check: "statements(resource).all(s, s.Action == ['s3:*'] && '*' in s.Resource)"),
    ScenarioCase(
      "a pattern for an action", properties: policy("[{Effect: Allow, Action: 'S3:Put*'}]"),
      check: "allows(statements(resource), 's3:PutObject') && !allows(resource, 's3:GetObject')"),
    ScenarioCase(
      "a denial allows nothing", properties: policy("[{Effect: Deny, Action: '*'}]"),
      check: "!allows(resource, 's3:PutObject')"),
    ScenarioCase(
      "a statement that isn't always there", environment,
      properties: policy("[!If [C, {Effect: Allow, Action: 's3:*'}, !Ref AWS::NoValue]]"),
      check: "allows(resource, 's3:PutObject')", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "statements that aren't always the same", environment,
      properties: policy("[!If [C, {Effect: Allow}, !Ref AWS::NoValue], {Effect: Deny}]"),
      check: "size(statements(resource)) >= 1 && statements(resource).all(s, has(s.Effect))"),
    ScenarioCase(
      "an effect by a condition", environment,
      properties: policy("[{Effect: !If [C, Allow, Deny], Action: '*'}]"),
      check: "!allows(resource, 's3:PutObject')", "some: P = prod (1 of 2)"),
    ScenarioCase(
      "anybody is a principal of every kind",
      properties: policy("[{Effect: Allow, Principal: '*'}]"),
      check: "statements(resource).all(s, '*' in principals(s, 'AWS'))"),
    ScenarioCase(
      "principals of a kind", environment,
      properties: policy("[{Principal: {Service: [a.amazonaws.com, !If [C, b, c]], AWS: '1'}}]"),
      check: """
        statements(resource).all(s, 'a.amazonaws.com' in principals(s, 'Service') \
        && 'b' in principals(s, 'Service') && principals(s, 'AWS') == ['1'])
        """, "default: P = dev (1 of 2)"),
  ]

  @Test(arguments: tags)
  func tagsAreOneMap(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let tags = [
    ScenarioCase(
      "tags in a list", properties: "{Tags: [{Key: a, Value: 1}, {Key: b, Value: ''}]}",
      check: "tags(resource).a == 1 && 'b' in tags(resource) && !('c' in tags(resource))"),
    ScenarioCase(
      "tags in a mapping", properties: "{Tags: {a: 1}}",
      check: "tags(resource).a == 1 && !('c' in tags(resource))"),
    ScenarioCase(
      "no tags", properties: "{X: 1}", check: "!('a' in tags(resource))"),
    ScenarioCase(
      "a tag that isn't always there", environment,
      properties: "{Tags: [{Key: a, Value: x}, !If [C, {Key: b, Value: y}, !Ref AWS::NoValue]]}",
      check: "'a' in tags(resource) && 'b' in tags(resource)", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "a tag's value that may be empty", environment,
      properties: "{Tags: [{Key: a, Value: !Ref Name}]}", check: "tags(resource).a != ''",
      "open: Name = '' (1 of 2)"),
    ScenarioCase(
      "a value that depends on the deployment", environment,
      properties: "{Tags: [{Key: a, Value: !Ref P}]}",
      check: "!known(tags(resource).a) && known(props.Tags)"),
    ScenarioCase(
      "a daily schedule", environment,
      properties: "{X: !If [C, cron(0 2 * * ? *), cron(30 2 ? * * *)]}",
      check: "dailyAt(props.X) == '02:00'", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "the literal parts of a text", properties: "{X: [!Sub 'a-${AWS::Region}-b', c]}",
      check: "literals(props.X) == ['a-', '-b', 'c']"),
    ScenarioCase(
      "the literal parts of a text whose parameter has one value",
      "Parameters: {P: {Type: String, AllowedValues: [x]}}\nConditions: {N: !Equals [!Ref P, y]}",
      properties:
        "{X: [!Sub 'a-${P}-b', !Join ['/', [c, !Ref P]], !Ref P, !Sub ['${V}', {V: !If [N, e, !Ref P]}]]}",
      check: "literals(props.X) == ['a-', '-b', 'c/']"),
    ScenarioCase(
      "anything as a list", properties: "{X: [1, 2], Y: 1}",
      check: "size(list(props.X)) == 2 && size(list(props.Y)) == 1 && size(list(props.Z)) == 0"),
  ]
}
