import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// Loops over whole sections, whose members differ from deployment to deployment.
struct LoopTests {
  private static let extensions = "Transform: AWS::LanguageExtensions\n"
  private static let list =
    extensions + "Parameters: {P: {Type: CommaDelimitedList, Default: 'A,B'}}"
  private static let choice =
    extensions + "Parameters: {P: {Type: String, AllowedValues: [A, B, C], Default: A}}"

  private static func loop(_ list: String, _ body: String = "{Type: 'A::B::S'}") -> String {
    "'Fn::ForEach::L': [V, \(list), {'S${V}': \(body)}]"
  }

  @Test(arguments: loops)
  func whatALoopMakesIsJudgedInEveryScenario(_ scenario: ScenarioCase) throws {
    try scenario.run()
  }

  private static let loops = [
    ScenarioCase(
      "resources over a parameter's values", choice, properties: "{X: 1}",
      others: loop("[!Ref P]"), check: "size(resources('A::B::S').filter(s, s.id == 'SC')) == 0",
      "some: P = C (1 of 3)"),
    ScenarioCase(
      "resources over a parameter's values with the default", choice, properties: "{X: 1}",
      others: loop("[B, !Ref P]"), check: "size(resources('A::B::S').filter(s, s.id == 'SA')) == 0",
      "default: P = A (1 of 3)"),
    ScenarioCase(
      "resources over a list by a mapping's key",
      choice + "\nMappings: {M: {A: {l: [x]}, B: {l: [x, y]}, C: {l: [x, y, z]}}}",
      properties: "{X: 1}", others: loop("!FindInMap [M, !Ref P, l]"),
      check: "size(resources('A::B::S')) < 3", "some: P = C (1 of 3)"),
    ScenarioCase(
      "resources over a list by a condition",
      choice + "\nConditions: {C: !Equals [!Ref P, C]}",
      properties: "{X: 1}", others: loop("!If [C, [x, y], [x]]"),
      check: "size(resources('A::B::S')) == 1", "some: P = C (1 of 2)"),
    ScenarioCase(
      "resources that are there in every case", choice, properties: "{X: 1}",
      others: loop("[!Ref P]"), check: "size(resources('A::B::S')) == 1"),
    ScenarioCase(
      "a resource outside that is wrong in every case", choice, properties: "{X: 1}",
      others: loop("[!Ref P]"), check: "props.X == 2", "always"),
    ScenarioCase(
      "the value of the parameter decides what the resource says too", choice,
      properties: "{X: !Ref P}", others: loop("[!Ref P]"),
      check: "resources('A::B::S').all(s, s.id == 'SB') || props.X != 'C'", "some: P = C (1 of 3)"),
    ScenarioCase(
      "a list that is taken apart", extensions, properties: "{X: 1}",
      others: loop("!Split [',', 'a,b']"), check: "size(resources('A::B::S')) == 2"),
    ScenarioCase(
      "a loop in a loop",
      choice, properties: "{X: 1}",
      others:
        "'Fn::ForEach::K': [W, [!Ref P, Z], {\(loop("[x, !Ref W]", "{Type: 'A::B::S'}").replacing("S${V}", with: "S${V}${W}"))}]",
      check: "!resources('A::B::S').exists(s, s.id == 'SxB')", "some: P = B (1 of 3)"),
    ScenarioCase(
      "what a Rules section refuses isn't expanded",
      choice + "\nRules: {R: {Assertions: [{Assert: !Not [!Equals [!Ref P, C]]}]}}",
      properties: "{X: 1}", others: loop("[!Ref P]"),
      check: "!resources('A::B::S').exists(s, s.id == 'SC')"),
    ScenarioCase(
      "outputs in a loop",
      choice
        + "\nOutputs: {'Fn::ForEach::O': [V, [!Ref P], {'O${V}': {Value: !If [C, !Ref R, x]}}]}\nConditions: {C: !Equals [!Ref P, B]}",
      properties: "{X: 1}", check: "!refersTo(template.Outputs, resource)", "some: P = B (1 of 3)"),
    ScenarioCase(
      "conditions in a loop",
      choice
        + "\nConditions: {'Fn::ForEach::C': [V, [A, B], {'Is${V}': !Equals [!Ref P, !Ref V]}]}",
      properties: "{X: !If [IsB, 1, 2]}", check: "props.X == 2", "some: P = B (1 of 2)"),
    ScenarioCase(
      "properties over a parameter's values", choice,
      properties: "{'Fn::ForEach::L': [V, [!Ref P], {'X${V}': !Ref V}]}", check: "!has(props.XC)",
      "some: P = C (1 of 3)"),
  ]

  @Test func aWitnessTellsTheDeploymentsThatARuleConcerns() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters:
          P: {Type: String, AllowedValues: [a, b], Default: a}
          Q: {Type: String, AllowedValues: [x, y], Default: x}
        Conditions: {C: !Equals [!Ref P, b]}
        Resources:
          R: {Type: 'A::B::R', Condition: C, Properties: {X: !Ref Q}}
          \(Self.loop("!If [C, [a], [a, b]]"))
        """)
    let found = try PolicyCheck("props.X == 'x'").findings(in: template)
    #expect(found.map(\.verdict) == ["some: P = b, Q = y (1 of 2)"])
  }

  @Test func anAnswerFromOutsideIsNoDefault() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /p}}
        Conditions: {C: !Equals [!Ref P, x]}
        Resources: {R: {Type: 'A::B::R'}, \(Self.loop("!If [C, [a], [a, b]]"))}
        """)
    let found = try PolicyCheck("size(resources('A::B::S')) == 1").findings(in: template)
    #expect(found.map(\.verdict) == ["some: C is false (1 of 2)"])
  }

  @Test func aComparisonThatTheDefaultOfAListAnswersIsADefault() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters:
          P: {Type: String, AllowedPattern: '[a-z]+', Default: b}
          L: {Type: CommaDelimitedList, AllowedValues: [a, b, c], Default: c}
        Conditions: {C: !Or [!Equals [!Ref P, a], !Equals [!Select [0, !Ref L], b]]}
        Resources:
          R: {Type: 'A::B::R', Properties: {X: !Join ['-', !Ref L]}}
          \(Self.loop("!If [C, [a], [a, b]]"))
        """)
    let found = try PolicyCheck("props.X == 'a'").findings(in: template)
    #expect(
      found.map(\.verdict) == [
        "default: P is not a, L = c (2 of 5)"
      ])
  }

  @Test func aDefaultThatARuleForbidsIsNotBroken() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters:
          P: {Type: String, AllowedValues: [c, d], Default: c}
          Q: {Type: String, Default: z}
        Mappings: {M: {c: {l: [x, y]}, d: {l: [x]}}}
        Rules: {R: {Assertions: [{Assert: !Contains [[a, b], !Ref Q]}]}}
        Resources: {R: {Type: 'A::B::R'}, \(Self.loop("!FindInMap [M, !Ref P, l]"))}
        """)
    let found = try PolicyCheck("size(resources()) == 2").findings(in: template)
    #expect(found.map(\.verdict) == ["some: P = c (1 of 2)"])
    #expect(found.first?.scenario?.parameters.map(\.value) == ["c", "b"])
  }

  @Test func parametersThatHaveToBeGivenHaveNoDefaultToDiffer() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters:
          P: {Type: String, AllowedValues: [a, b]}
          Q: {Type: String, AllowedValues: [a, b]}
        Conditions: {C: !Equals [!Ref P, !Ref Q]}
        Resources: {R: {Type: 'A::B::R'}, \(Self.loop("!If [C, [a], [a, b]]"))}
        """)
    let found = try PolicyCheck("size(resources()) == 2").findings(in: template)
    #expect(found.map(\.verdict) == ["some: P ≠ Q (1 of 2)"])
  }

  @Test func aDefaultThatCannotBeDeployedIsNoExample() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters: {P: {Type: String, Default: other}}
        Mappings: {M: {x: {k: 1}, y: {k: 2}, z: {k: 3}}}
        Conditions: {C: !Equals [!Ref P, x]}
        Resources:
          R: {Type: 'A::B::R', Properties: {L: [!If [C, '0', !FindInMap [M, !Ref P, k]]]}}
          \(Self.loop("!If [C, [a], [a, b]]"))
        """)
    let found = try PolicyCheck("props.L[0] == '0'").findings(in: template)
    #expect(found.map(\.verdict) == ["some: P is not x (1 of 2)"])
    #expect(found.first?.scenario?.parameters.map(\.value) == ["z"])
  }

  @Test func loopsWhoseListIsRefusedDoNotHoldBackTheRest() throws {
    let template = Template(
      text: """
        Transform: AWS::LanguageExtensions
        Parameters: {P: {Type: String, AllowedValues: [a, b], Default: a}}
        Mappings: {M: {b: {l: [x]}}}
        Resources:
          R: {Type: 'A::B::R', Properties: {X: !Ref P}}
          \(Self.loop("!FindInMap [M, !Ref P, l]"))
        """)
    let found = try PolicyCheck("props.X == 'a'").findings(in: template)
    #expect(found.map(\.verdict) == ["always"])
  }

  /// A rule about each of the resources that a loop makes.
  private func findings(_ text: String, in state: ScenarioState? = nil) throws -> [Finding] {
    let template = Template(text: text)
    let policy = try PolicyCheck("props.X == 1", resources: "A::B::S")
    return policy.lint(template, in: state ?? ScenarioState()).findings
  }

  private let overList =
    list + "\nResources: {\(loop("!Ref P", "{Type: 'A::B::S', Properties: {X: !Ref V}}"))}"

  @Test func aListParameterIsJudgedWithItsDefaultAndSaysSo() throws {
    let found = try findings(overList)
    #expect(found.map(\.rule.rawValue) == ["template/loop-is-not-expanded", "p/r"])
    #expect(
      found[0].message == "what 'Fn::ForEach::L' makes is checked with the default of P only")
    #expect(found.dropFirst().map(\.resource) == ["SA"])
    #expect(found.dropFirst().map(\.verdict) == ["always"])
    #expect(found.last?.notes == ["the same in 'SB'"])
  }

  @Test(arguments: [
    ("[A]", []), ("[A, B]", ["the same in 'SB'"]), ("[A, B, C]", ["the same in 'SB' and 'SC'"]),
    ("[A, B, C, D, E, F, G]", ["the same in 'SB', 'SC', 'SD', 'SE' and 2 more"]),
  ])
  func whatIsTheSameInAllRoundsIsSaidOnce(list: String, notes: [String]) throws {
    let text = Self.extensions + "Resources: {\(Self.loop(list))}"
    let found = try findings(text)
    #expect(found.map(\.resource) == ["SA"])
    #expect(found.first?.notes == notes)
  }

  @Test func roundsThatFailInDifferentDeploymentsAreToldApart() throws {
    let text =
      Self.choice
      + "\nResources: {\(Self.loop("[A, B]", "{Type: 'A::B::S', Properties: {X: !If [IsA, !Ref V, 1]}}"))}"
      + "\nConditions: {IsA: !Equals [!Ref P, A], IsB: !Equals [!Ref P, B]}"
    #expect(try findings(text).map(\.verdict) == ["default: P = A (1 of 2)"])
    let own = text.replacing("!If [IsA, !Ref V, 1]", with: "!If ['Is${V}', 2, 1]")
    let found = try findings(own)
    #expect(found.map(\.resource) == ["SA", "SB"])
    #expect(found.map(\.verdict) == ["default: P = A (1 of 2)", "some: P = B (1 of 2)"])
  }

  @Test func aListThatIsGivenIsExpanded() throws {
    let template = Template(text: overList)
    let state = try #require(ScenarioState().pinning("P", to: "x, y,z", in: template))
    #expect(try findings(overList, in: state).flatMap(\.notes) == ["the same in 'Sy' and 'Sz'"])
  }

  @Test func whatOnlyTheDefaultOfAListMakesIsNotSoInEveryScenario() throws {
    let template = Template(
      text: Self.list + "\nResources: {R: {Type: 'A::B::R'}, \(Self.loop("!Ref P"))}")
    let check = try PolicyCheck("size(resources('A::B::S')) == 3")
    #expect(check.findings(in: template).map(\.verdict) == ["default: P = 'A,B' (1 of 2)"])
    let kept = try PolicyCheck("size(resources('A::B::S')) == 2")
    #expect(kept.findings(in: template).map(\.verdict) == [])
  }

  @Test func aListWithoutADefaultIsUndecided() throws {
    let text = overList.replacing(", Default: 'A,B'", with: "")
    let found = try findings(text)
    #expect(
      found.map(\.message) == [
        "what 'Fn::ForEach::L' makes isn't checked: it depends on parameter P"
      ])
  }

  @Test func loopsThatCanGoInTooManyWaysAreUndecided() throws {
    let parameters = (0..<8).map { "P\($0): {Type: String, AllowedValues: [a, b], Default: a}" }
    let names = (0..<8).map { "!Ref P\($0)" }.joined(separator: ", ")
    let text =
      Self.extensions + "Parameters: {\(parameters.joined(separator: ", "))}\n"
      + "Resources: {\(Self.loop("[\(names)]"))}"
    let found = try findings(text)
    #expect(found.contains { $0.rule.rawValue == "template/loop-is-not-expanded" })
    let template = Template(text: text)
    let parts = template.expansions(in: ScenarioState(), limit: 64)
    #expect(parts.count == 64)
    // No deployment is left out: each is in one of the parts.
    for number in 0..<256 {
      let state = (0..<8).reduce(ScenarioState()) { state, bit in
        state.pinning("P\(bit)", to: number >> bit & 1 == 0 ? "a" : "b", in: template) ?? state
      }
      let values = (0..<8).map { state.domain(of: $0, in: template).single }
      let holders = parts.filter { part in
        (0..<8).allSatisfy { index in
          values[index].map { part.state.admits($0, for: index, in: template) } ?? false
        }
      }
      #expect(holders.count == 1)
    }
  }

  @Test func aLoopOverTooManyValuesHasItsDefault() throws {
    let values = (0..<100).map { "v\($0)" }.joined(separator: ", ")
    let text =
      Self.extensions
      + "Parameters: {P: {Type: String, AllowedValues: [\(values)], Default: v7}}\n"
      + "Resources: {\(Self.loop("[!Ref P]"))}"
    let found = try findings(text)
    #expect(found.map(\.resource) == [nil, "Sv7"])
    #expect(
      found.first?.message == "what 'Fn::ForEach::L' makes is checked with the default of P only")
  }
}
