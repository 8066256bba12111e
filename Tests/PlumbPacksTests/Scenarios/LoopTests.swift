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
    #expect(found.map(\.rule.rawValue) == ["template/loop-is-not-expanded", "p/r", "p/r"])
    #expect(
      found[0].message == "what 'Fn::ForEach::L' makes is checked with the default of P only")
    #expect(found.dropFirst().map(\.resource) == ["SA", "SB"])
    #expect(found.dropFirst().map(\.verdict) == ["always", "always"])
  }

  @Test func aListThatIsGivenIsExpanded() throws {
    let template = Template(text: overList)
    let state = try #require(ScenarioState().pinning("P", to: "x, y,z", in: template))
    #expect(try findings(overList, in: state).map(\.resource) == ["Sx", "Sy", "Sz"])
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
  }
}
