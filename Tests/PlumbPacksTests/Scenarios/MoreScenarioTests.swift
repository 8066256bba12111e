import PlumbTemplate
import Testing

/// What deployments a check fails in: parameters, conditions and the `Rules` section.
struct MoreScenarioTests {
  private static let environment = """
    Parameters: {P: {Type: String, AllowedValues: [dev, prod], Default: dev}}
    Conditions: {C: !Equals [!Ref P, prod]}
    """
  private static let two = """
    Parameters:
      P: {Type: String, AllowedValues: [a, b], Default: a}
      Q: {Type: String, AllowedValues: [a, b], Default: a}
    Conditions: {Same: !Equals [!Ref P, !Ref Q]}
    """

  @Test(
    arguments: [
      // Two elements at one place that break a check are wrong in as many deployments as one.
      ("!If [C, a, b]", "some: P = dev (1 of 2)"),
      // It is wrong wherever the rule concerns the resource, and the finding says where that is.
      ("!If [C, !Ref 'AWS::NoValue', b]", "always: P = dev (1 of 2)"),
    ])
  func whatIsSaidTwiceIsWrongInOnePart(value: String, verdict: String) throws {
    let policy = try PolicyCheck(
      "props.X == item", when: "has(props.X)", each: "['a', 'a']")
    let template = Template(
      text: """
        Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
        Conditions: {C: !Equals [!Ref P, prod]}
        Resources: {R: {Type: 'A::B::R', Properties: {X: \(value)}}}
        """)
    #expect(policy.findings(in: template).map(\.verdict) == [verdict])
  }

  @Test(arguments: deployments)
  func deploymentsAreToldApart(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let deployments = [
    ScenarioCase(
      "the default deployment fails", environment, properties: "{X: !If [C, 1, 2]}",
      check: "props.X == 1", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "the default isn't among the values that the Rules section admits",
      environment + "\nRules: {R: {Assertions: [{Assert: !Equals [!Ref P, prod]}]}}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 2", "always"),
    ScenarioCase(
      "the Rules section admits no deployment",
      environment + "\nRules: {R: {Assertions: [{Assert: !Equals [!Ref P, test]}]}}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 3"),
    ScenarioCase(
      "each member of a list is in another",
      """
      Parameters:
        P: {Type: CommaDelimitedList, Default: 'a,b'}
        Q: {Type: String, AllowedValues: [x, y]}
      Rules:
        R: {Assertions: [{Assert: !Equals [!Ref Q, x]}]}
      """, properties: "{X: !Ref Q}", check: "props.X == 'x'"),
    ScenarioCase(
      "parameters that are the same", two, properties: "{X: !If [Same, !Ref P, q], Y: !Ref Q}",
      check: "props.X == 'q' || props.X == props.Y"),
    ScenarioCase(
      "parameters that differ", two, properties: "{X: !If [Same, x, !Ref P], Y: !Ref Q}",
      check: "props.X != props.Y"),
    ScenarioCase(
      "two parameters compared by the check itself", two, properties: "{X: !Ref P, Y: !Ref Q}",
      check: "props.X == props.Y", "some: P ≠ Q (1 of 2)"),
    ScenarioCase(
      "three parameters with two values can't all differ",
      """
      Parameters:
        P: {Type: String, AllowedValues: [a, b]}
        Q: {Type: String, AllowedValues: [a, b]}
        S: {Type: String, AllowedValues: [a, b]}
      Conditions:
        PQ: !Equals [!Ref P, !Ref Q]
        QS: !Equals [!Ref Q, !Ref S]
        PS: !Equals [!Ref P, !Ref S]
      """, properties: "{X: !If [PQ, ok, !If [QS, ok, !If [PS, ok, bad]]]}",
      check: "props.X == 'ok'"),
    ScenarioCase(
      "both branches are allowed", environment,
      properties: "{X: !If [C, 1, 2]}", check: "props.X in [1, 2]", evaluations: 1),
    ScenarioCase(
      "choices by a condition and by its negation aren't taken for the same",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Conditions: {C: !Equals [!Ref P, prod], N: !Not [!Condition C]}
      """, properties: "{X: !If [C, 1, 2], Y: !If [N, 1, 2]}", check: "props.X == props.Y",
      "always"),
    ScenarioCase(
      "choices by a condition and by its negation differ in every deployment",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Conditions: {C: !Equals [!Ref P, prod], N: !Not [!Condition C]}
      """, properties: "{X: !If [C, 1, 2], Y: !If [N, 1, 2]}", check: "props.X != props.Y"),
    ScenarioCase(
      "two conditions about one parameter aren't taken for the same",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, test, prod]}}
      Conditions: {C: !Equals [!Ref P, prod], D: !Equals [!Ref P, dev]}
      """, properties: "{X: !If [C, 1, 2], Y: !If [D, 1, 2]}", check: "props.X == props.Y",
      "some: P = dev or prod (2 of 3)"),
    ScenarioCase(
      "long forms",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Conditions: {C: {Fn::Not: [{Fn::Equals: [{Ref: P}, prod]}]}}
      """, properties: "{X: {Fn::If: [C, 1, 2]}}", check: "props.X == 1",
      "some: P = prod (1 of 2)"),
    ScenarioCase(
      "a parameter is equal to itself",
      "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, !Ref P]}",
      properties: "{X: !If [C, 1, 2]}", check: "props.X == 1", evaluations: 1),
    ScenarioCase(
      "a number is no text that its pattern lets be letters only",
      """
      Parameters: {P: {Type: Number}, Q: {Type: String, AllowedPattern: '[a-z]+'}}
      Conditions: {Same: !Equals [!Ref P, !Ref Q]}
      """, properties: "{X: !If [Same, 1, 2]}", check: "props.X == 2"),
    ScenarioCase(
      "a number of three digits is no text of two characters",
      """
      Parameters:
        P: {Type: Number, MinValue: 100, MaxValue: 999}
        Q: {Type: String, AllowedPattern: '[0-9.]*', MaxLength: 2}
      Conditions: {Same: !Equals [!Ref P, !Ref Q]}
      """, properties: "{X: !If [Same, 1, 2]}", check: "props.X == 2"),
    ScenarioCase(
      "two patterns that no text matches both",
      """
      Parameters:
        P: {Type: String, AllowedPattern: 'dev-[a-z]+'}
        Q: {Type: String, AllowedPattern: '[a-z]+-prod'}
        S: {Type: String, AllowedPattern: '[a-z]+-prod', MinLength: 9}
      Conditions: {Same: !Equals [!Ref P, !Ref Q], Other: !Equals [!Ref P, !Ref S]}
      """, properties: "{X: !If [Same, 1, 2], Y: !If [Other, 1, 2]}",
      check: "props.X == 2 && props.Y == 2", "open: Q = P (1 of 2)"),
    ScenarioCase(
      "a pattern of which all texts have been tried",
      "Parameters: {P: {Type: String, AllowedPattern: '[ab]'}}",
      properties: "{X: !Ref P}", check: "props.X in ['a', 'b']"),
    ScenarioCase(
      "a free parameter that can't be decided has its default",
      """
      Parameters:
        P: {Type: String, AllowedValues: [dev, prod], Default: dev}
        Q: {Type: String, Default: queue}
      """, properties: "{X: !Ref P, Y: !Ref Q}",
      check: "props.X == 'dev' || props.Y.startsWith('a')", "some: P = prod, Q = queue (1 of 3)"),
    ScenarioCase(
      "MinLength leaves no empty text", "Parameters: {P: {Type: String, MinLength: 1}}",
      properties: "{X: !Ref P}", check: "props.X != ''", evaluations: 1),
    ScenarioCase(
      "an empty text that the declaration admits",
      "Parameters: {P: {Type: String, Default: a}}", properties: "{X: !Ref P}",
      check: "props.X != ''", "open: P = '' (1 of 2)"),
    ScenarioCase(
      "a violation in a declared value and in others",
      """
      Parameters:
        P: {Type: String, AllowedValues: [dev, prod], Default: dev}
        Q: {Type: String, Default: q}
      Conditions: {C: !Equals [!Ref P, prod], D: !Equals [!Ref Q, q]}
      """, properties: "{X: !If [C, 1, !If [D, 2, 1]]}", check: "props.X == 2",
      "some: P = prod (1 of 2)"),
    ScenarioCase(
      "two free parameters whose defaults differ have one value",
      """
      Parameters: {P: {Type: String, Default: a}, Q: {Type: String, Default: b}}
      Conditions: {Same: !Equals [!Ref P, !Ref Q]}
      """, properties: "{X: !If [Same, 1, 2]}", check: "props.X == 2",
      "open: Q = P (1 of 2)"),
    ScenarioCase(
      "a region that decides nothing else",
      """
      Conditions:
        US: !Equals [!Ref AWS::Region, us-east-1]
        China: !Equals [!Ref AWS::Partition, aws-cn]
      """, properties: "{X: !If [US, 1, !If [China, 2, 3]]}", check: "props.X != 2",
      "some: AWS::Partition = aws-cn (1 of 3)"),
    ScenarioCase(
      "a URL suffix is a domain name",
      "Conditions: {C: !Equals [!Ref AWS::URLSuffix, b]}", properties: "{X: !If [C, 1, 2]}",
      check: "props.X == 2", evaluations: 1),
    ScenarioCase(
      "two texts that begin or end differently",
      """
      Parameters: {P: {Type: String}, Q: {Type: String}}
      Conditions:
        Start: !Equals [!Sub 'a-${P}', !Sub 'b-${Q}']
        End: !Equals [!Sub '${P}-a', !Sub '${Q}-b']
        ARN: !Equals [!GetAtt O.Arn, !Sub 'a-${Q}']
        Same: !Equals [!Sub 'a-${P}', !Sub 'a-${P}']
      """, properties: "{X: !If [Start, 1, !If [End, 1, !If [ARN, 1, !If [Same, 2, 1]]]]}",
      check: "props.X == 2", evaluations: 1),
    ScenarioCase(
      "two texts by the values of a parameter",
      "Parameters: {P: {Type: String, AllowedValues: [a, b]}}",
      properties: "{X: !Sub '${O.Name}-${P}', Y: !Sub '${O.Name}-b'}", check: "props.X == props.Y",
      "some: P = a (1 of 2)"),
    ScenarioCase(
      "a comparison inside of a condition",
      """
      Conditions: {C: !And [!Equals [!ImportValue z, '1'], !Equals [!Ref AWS::Region, eu-west-1]]}
      """, properties: "{X: !If [C, 1, 2]}", check: "props.X == 2",
      "some: AWS::Region = eu-west-1, !Equals [!ImportValue z, '1'] is true (1 of 3)"),
  ]

  @Test(arguments: lists)
  func listsAreRead(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let lists = [
    ScenarioCase(
      "a list parameter", "Parameters: {P: {Type: CommaDelimitedList, Default: 'a, b'}}",
      properties: "{L: !Ref P}", check: "'b' in props.L",
      "undecided: it depends on parameter P; with the default parameters nothing is wrong"),
    ScenarioCase(
      "an element of a list parameter",
      "Parameters: {P: {Type: List<Number>, Default: '1,2'}}",
      properties: "{X: !Select [1, !Ref P]}", check: "props.X == 2",
      "undecided: it depends on parameter P; with the default parameters nothing is wrong"),
    ScenarioCase(
      "a list parameter that is asked whether it is empty",
      """
      Parameters: {P: {Type: CommaDelimitedList, Default: 'a, b'}}
      Conditions: {IsEmpty: !Equals [!Join ['', !Ref P], '']}
      """, properties: "{X: !If [IsEmpty, 1, 2]}", check: "props.X == 2",
      "open: P = '' (1 of 2)"),
    ScenarioCase(
      "a list parameter that is compared as a text",
      """
      Parameters: {P: {Type: CommaDelimitedList, Default: 'a, b'}}
      Conditions: {AB: !Equals ['a-b', !Join ['-', !Ref P]]}
      """, properties: "{X: !If [AB, 1, 2]}", check: "props.X == 2",
      "default: P = 'a,b' (1 of 2)"),
    ScenarioCase(
      "a list parameter that is compared as a text it can't be",
      """
      Parameters: {P: {Type: List<Number>, Default: '1'}}
      Conditions: {AB: !Equals [!Join [',', !Ref P], 'a,b']}
      """, properties: "{X: !If [AB, 1, 2]}", check: "props.X == 2"),
    ScenarioCase(
      "an element of a list parameter in a condition",
      """
      Parameters: {P: {Type: CommaDelimitedList, Default: 'a,b'}}
      Conditions: {A: !Equals [!Select [0, !Ref P], b]}
      """, properties: "{X: !If [A, 1, 2]}", check: "props.X == 2", "open: A is true (1 of 2)"),
    ScenarioCase(
      "a list of numbers contains no letter",
      """
      Parameters: {P: {Type: List<Number>, Default: '1'}, Q: {Type: String}}
      Rules: {R: {Assertions: [{Assert: !Contains [!Ref P, a]}]}}
      """, properties: "{X: !Ref Q}", check: "props.X == 'a'"),
    ScenarioCase(
      "a list has an element that it can't have",
      """
      Parameters: {P: {Type: CommaDelimitedList, Default: b, AllowedValues: [b, c]}}
      Rules: {R: {RuleCondition: !Contains [!Ref P, a], Assertions: [{Assert: !Equals [1, 2]}]}}
      """, properties: "{X: 1}", check: "props.X == 2", "always", evaluations: 1),
    ScenarioCase(
      "a Systems Manager parameter",
      "Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a}}",
      properties: "{X: !Ref P}", check: "props.X == 'x'",
      "undecided: it depends on Systems Manager parameter P"),
    ScenarioCase(
      "sizes that every deployment has", environment,
      properties: "{L: [a, b, !If [C, c, !Ref AWS::NoValue], !If [C, d, !Ref AWS::NoValue]]}",
      check: "size(props.L) >= 2 && size(props.L) <= 4 && size(props.L) != 5", evaluations: 1),
    ScenarioCase(
      "a size that no deployment has", environment,
      properties: "{L: [a, !If [C, c, !Ref AWS::NoValue]]}", check: "size(props.L) > 2", "always",
      evaluations: 1),
    ScenarioCase(
      "a list joined from elements that aren't always there", environment,
      properties: "{X: !Join ['-', [a, !If [C, b, !Ref AWS::NoValue]]]}",
      check: "props.X == 'a-b'", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "an element by a parameter", "Parameters: {P: {Type: Number, AllowedValues: [0, 1]}}",
      properties: "{X: !Select [!Ref P, [a, b]]}", check: "props.X == 'a'",
      "some: P = 1 (1 of 2)"),
    ScenarioCase(
      "an element of a text that is taken apart", environment,
      properties: "{X: !Select [1, !Split ['-', !Sub 'app-${P}']]}",
      check: "props.X in ['dev', 'prod']"),
    ScenarioCase(
      "the number of elements", environment + "\nTransform: AWS::LanguageExtensions",
      properties: "{X: {Fn::Length: [a, !If [C, b, !Ref AWS::NoValue]]}}", check: "props.X == 1",
      "some: P = prod (1 of 2)"),
    ScenarioCase(
      "a JSON text", environment + "\nTransform: AWS::LanguageExtensions",
      properties: "{X: {Fn::ToJsonString: {a: !Ref P}}}",
      check: "props.X == '{\"a\":\"dev\"}'", "some: P = prod (1 of 2)"),
    ScenarioCase(
      "an element by two conditions", environment,
      properties: "{L: [!If [C, !If [C, a, bad], b]]}", check: "!('bad' in props.L)"),
    ScenarioCase(
      "a list by Fn::If", environment, properties: "{L: !If [C, [a, b], [a]]}",
      check: "'a' in props.L && size(props.L) > 0"),
    ScenarioCase(
      "a member by two conditions is there in every case",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}, Q: {Type: String}}
      Conditions: {C: !Equals [!Ref P, prod], D: !Equals [!Ref Q, q]}
      """, properties: "{X: !If [C, a, !If [D, b, c]]}", check: "has(props.X) && props.X != 'd'",
      evaluations: 1),
    ScenarioCase(
      "a text that is a number in some deployments",
      "Parameters: {P: {Type: String, AllowedValues: ['1', a]}}",
      properties: "{X: !Join ['', [!Ref P]]}", check: "props.X != 1", "some: P = 1 (1 of 2)"),
    ScenarioCase(
      "elements of 'exists_one'", environment,
      properties: "{L: [!If [C, a, b], a]}", check: "props.L.exists_one(x, x == 'a')",
      "some: P = prod (1 of 2)"),
  ]

  @Test(arguments: mappings)
  func mappingsAndLoops(_ scenario: ScenarioCase) throws { try scenario.run() }

  private static let mappings = [
    ScenarioCase(
      "a mapping's key from another mapping",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Mappings:
        Size: {dev: {name: small}, prod: {name: big}}
        Memory: {small: {mb: 128}, big: {mb: 1024}}
      """, properties: "{X: !FindInMap [Memory, !FindInMap [Size, !Ref P, name], mb]}",
      check: "props.X >= 512", "some: P = dev (1 of 2)"),
    ScenarioCase(
      "an entry is there, whichever it is",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod]}}
      Mappings: {M: {dev: {k: 1}, prod: {k: 2}}}
      """, properties: "{L: [a, !FindInMap [M, !Ref P, k]]}", check: "size(props.L) == 2",
      evaluations: 1),
    ScenarioCase(
      "a default for keys that a mapping hasn't",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod, test]}}
      Mappings: {M: {prod: {k: 2}}}
      Transform: AWS::LanguageExtensions
      """, properties: "{X: !FindInMap [M, !Ref P, k, {DefaultValue: 1}]}",
      check: "props.X == 1", "some: P = prod (1 of 3)"),
    ScenarioCase(
      "a default for any text that a mapping hasn't",
      """
      Parameters: {P: {Type: String, Default: dev}}
      Mappings: {M: {dev: {k: 1}, prod: {k: 2}}}
      Transform: AWS::LanguageExtensions
      """, properties: "{X: !FindInMap [M, !Ref P, k, {DefaultValue: 3}]}",
      check: "props.X != 3", "open: P is not dev or prod (1 of 3)"),
    ScenarioCase(
      "a key that a mapping hasn't can't be deployed",
      """
      Parameters: {P: {Type: String, AllowedValues: [dev, prod, test]}}
      Mappings: {M: {dev: {k: 1}, prod: {k: 1}}}
      """, properties: "{X: !FindInMap [M, !Ref P, k]}", check: "props.X == 1"),
    ScenarioCase(
      "a second key by a condition",
      environment + "\nMappings: {M: {a: {k: 1, l: 2}}}",
      properties: "{X: !FindInMap [M, a, !If [C, k, l]]}", check: "props.X == 1",
      "default: P = dev (1 of 2)"),
    ScenarioCase(
      "properties in a loop", environment + "\nTransform: AWS::LanguageExtensions",
      properties: "{'Fn::ForEach::L': [V, [A, B], {'X${V}': !If [C, !Ref V, none]}]}",
      check: "props.XA == 'A' && props.XB == 'B'", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "resources in a loop", environment + "\nTransform: AWS::LanguageExtensions",
      properties: "{X: 1}",
      others: "'Fn::ForEach::L': [V, [A, B], {'S${V}': {Type: 'A::B::S', Condition: C}}]",
      check: "size(resources('A::B::S')) == 0", "some: P = prod (1 of 2)"),
    ScenarioCase(
      "a loop over a parameter",
      """
      Parameters: {P: {Type: CommaDelimitedList, Default: 'A,B'}}
      Transform: AWS::LanguageExtensions
      """, properties: "{'Fn::ForEach::L': [V, !Ref P, {'X${V}': !Ref V}]}",
      check: "props.XA == 'A'",
      "undecided: it depends on parameter P; with the default parameters nothing is wrong"),
    ScenarioCase(
      "an output by Fn::If", environment + "\nOutputs: {O: {Value: !If [C, !Ref R, none]}}",
      properties: "{X: 1}", check: "refersTo(template.Outputs, resource)",
      "default: P = dev (1 of 2)"),
    ScenarioCase(
      "a whole Properties by Fn::If", environment, properties: "!If [C, {X: 1}, {X: 2}]",
      check: "props.X == 1", "default: P = dev (1 of 2)"),
    ScenarioCase(
      "a variable of Fn::Sub by Fn::If", environment,
      properties: "{X: !Sub ['${V}-x', {V: !If [C, a, b]}]}", check: "props.X == 'a-x'",
      "default: P = dev (1 of 2)"),
    ScenarioCase(
      "what a macro adds", properties: "{X: 1, 'Fn::Transform': {Name: M}}",
      check: "has(props.Y)", "undecided: it depends on what Fn::Transform adds"),
    ScenarioCase(
      "an imported value", properties: "{X: !ImportValue x}", check: "props.X == 'a'",
      "undecided: it depends on an imported value"),
  ]
}
