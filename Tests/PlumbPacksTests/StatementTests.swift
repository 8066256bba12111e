import PlumbPacks
import Testing

/// Policy statements and numbers whose parts depend on the deployment, or are quoted.
struct StatementTests {
  @Test(arguments: [
    ("s3:Get*", []),
    ("!If [IsProd, 's3:Get*', 's3:Put*']", ["default: Env = dev"]),
    ("!If [IsProd, ['s3:Get*', 's3:List*'], ['s3:Put*']]", ["default: Env = dev"]),
    ("['s3:Put*', !If [IsProd, 's3:Get*', !Ref 'AWS::NoValue']]", ["default: Env = dev"]),
    ("['s3:Get*', !If [IsProd, 's3:Put*', !Ref 'AWS::NoValue']]", []),
  ])
  func whatAStatementAllowsIsJudgedInEveryDeployment(action: String, outcomes: [String]) throws {
    let statement = "{Effect: Allow, Action: \(action), Resource: '*'}"
    let verdict = try PackVerdict(
      "allows(statements(props.X), 's3:GetObject')", value: "{Statement: [\(statement)]}")
    #expect(verdict.outcomes == outcomes)
  }

  @Test func statementsCanDependOnTheDeployment() throws {
    let allowed = "{Effect: Allow, Action: 's3:*', Resource: '*'}"
    let verdict = try PackVerdict(
      "allows(statements(props.X), 's3:GetObject')",
      value: "{Statement: !If [IsProd, [\(allowed)], []]}")
    #expect(verdict.outcomes == ["default: Env = dev"])
  }

  @Test(arguments: [
    ("{StringEquals: {'aws:SourceAccount': a}}", []),
    ("{StringLike: {'AWS:sourceaccount': [a, b]}, Bool: {'aws:SecureTransport': true}}", []),
    (
      "{StringEquals: {'aws:SourceAccount': [!If [IsProd, a, !Ref 'AWS::NoValue'], b]}}",
      ["default: Env = dev"]
    ),
    ("!If [IsProd, {StringEquals: {'aws:SourceAccount': a}}, {}]", ["default: Env = dev"]),
    ("{StringEquals: {'aws:SourceArn': a}}", ["always"]), ("{}", ["always"]), ("text", ["always"]),
  ])
  func conditionsAreFoundUnderAnyOperatorAndInAnyCase(
    condition: String, outcomes: [String]
  ) throws {
    let verdict = try PackVerdict(
      "statements(props.X).all(s, conditions(s, 'aws:sourceAccount').exists(v, v == 'a'))",
      value: "{Statement: [{Effect: Allow, Condition: \(condition)}]}")
    #expect(verdict.outcomes == outcomes)
  }

  @Test(arguments: ["props.X.A > props.X.B", "props.X.B * props.X.B == 81"])
  func quotedNumbersAreNumbers(check: String) throws {
    #expect(try PackVerdict(check, value: "{A: '30', B: '9'}").outcomes == [])
  }

  @Test(arguments: [
    "props.Timeout + props.MemorySize == 158", "type(props.Timeout) == int",
    "props.Timeout + ' s' == '30 s'", "props.FunctionName + props.Description == '12'",
    "type(props.FunctionName) == string", "props.FunctionName == 1",
    "props.Layers[0] + props.Layers[1] == '12'",
  ])
  func whereTheResultHangsOnTheTypeItIsThatOfTheSchema(check: String) throws {
    let verdict = try PackVerdict(
      check, type: "AWS::Lambda::Function",
      properties: """
        {Timeout: !If [IsProd, '30', '30'], MemorySize: '128', FunctionName: 1, Description: 2,
         Layers: [1, 2]}
        """)
    #expect(verdict.outcomes == [])
  }
}
