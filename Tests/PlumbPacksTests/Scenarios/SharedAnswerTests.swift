import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

/// Functions of a pack that were answered in one scenario and are asked again in another.
struct SharedAnswerTests {
  private static let functions = """
    good(): resources('A::B::O').filter(o, o.Properties.X == 'good')
      hasGood(r): size(good()) > 0
      other(): template.Resources.O
      extent(r): r.Properties.Size
      grants(r): statements(r).exists(s, allows([s], 's3:PutObject'))
    """

  private func verdicts(_ check: String, _ resources: String) throws -> [String] {
    let text = """
      format: 1
      pack: p
      title: t
      functions:
        \(SharedAnswerTests.functions)
      rules:
      - &rule
        id: first
        title: the check holds
        severity: error
        requirement: r
        rationale: r
        remediation: r
        resources: A::B::R
        at: /Type
        check: |-
          \(check)
        examples: [{fail: {}}]
      - <<: *rule
        id: second
      """
    let (pack, findings) = Pack.load(Source(name: "p.yaml", text: text))
    #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
    let template = Template(
      text: """
        Parameters: {P: {Type: String, AllowedValues: [a, b]}, Q: {Type: Number, AllowedValues: [1, 2]}}
        Conditions: {C: !Equals [!Ref P, a]}
        Resources:
          R: {Type: 'A::B::R', Properties: {Size: !Ref Q}}
          \(resources)
        """)
    let result = Linter(rules: try #require(try pack?.rules())).check(template)
    #expect(Set(result.findings.map(\.rule.rawValue)).isSubset(of: ["p/first", "p/second"]))
    return result.findings.map(\.verdict)
  }

  @Test(
    arguments: [
      // The function without arguments is answered before the one that asks for it.
      ("good().all(o, o.id == 'O') && hasGood(resource)", "some: P = b (1 of 2)"),
      ("hasGood(resource) && good().all(o, o.id == 'O')", "some: P = b (1 of 2)"),
      ("other() == null || other().Properties.X != 'good'", "some: P = a (1 of 2)"),
      ("extent(resource) < 2 || hasGood(resource)", "some: P = b, Q = 2 (1 of 3)"),
      ("extent(resource) < 2", "some: Q = 2 (1 of 2)"),
    ])
  func anAnswerHoldsWhereItDependsOnNothingElse(check: String, verdict: String) throws {
    let other = "O: {Type: 'A::B::O', Properties: {X: !If [C, good, bad]}}"
    #expect(try verdicts(check, other) == [verdict, verdict])
  }

  @Test func aResourceWithAConditionIsAnotherInEachScenario() throws {
    let other = "O: {Type: 'A::B::O', Condition: C, Properties: {X: good}}"
    let verdict = "some: P = a (1 of 2)"
    #expect(try verdicts("other() == null", other) == [verdict, verdict])
  }

  @Test func whatAStatementAllowsDependsOnTheScenario() throws {
    let role = """
      O:
          Type: AWS::IAM::Role
          Properties:
            Policies:
            - PolicyName: p
              PolicyDocument:
                Statement:
                - {Effect: !If [C, Allow, Deny], Action: ['s3:Put*'], Resource: '*'}
      """
    let verdict = "some: P = a (1 of 2)"
    let check = "!resources('AWS::IAM::Role').exists(o, grants(o))"
    #expect(try verdicts(check, role) == [verdict, verdict])
  }
}
