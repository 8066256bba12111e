import PlumbSource
import PlumbTemplate
import Testing

struct ScenarioTests {
  private let template = Template(
    Source(
      name: "t.yaml",
      text: """
        Parameters:
          Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
        Mappings:
          Sizes: {dev: {count: 1}, prod: {count: 2}}
        Resources:
          R:
            Type: AWS::S3::Bucket
            Properties:
              Branch: !If [IsProd, x, y]
              Found: !FindInMap [Sizes, !Ref Env, count]
              List: [a, !If [IsProd, b, !Ref AWS::NoValue]]
        """))

  private func property(_ name: String, where state: ScenarioState = ScenarioState()) throws
    -> Value
  {
    let resource = try #require(template.resource("R"))
    guard case .mapping(let properties) = Scenario(template, state).properties(of: resource) else {
      return .absent
    }
    return properties[name]
  }

  @Test func aValueListedTwiceIsOneValue() throws {
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Parameters:
            Env: {Type: String, AllowedValues: [dev, dev]}
          Conditions:
            IsDev: !Equals [!Ref Env, dev]
          """))
    guard case .known(true) = Scenario(template, ScenarioState()).condition("IsDev") else {
      Issue.record("Env can be nothing but dev")
      return
    }
  }

  @Test func anUndecidedIfIsAChoice() throws {
    guard case .choice(let choice) = try property("Branch") else {
      Issue.record("no choice")
      return
    }
    #expect(choice.then.knownText == "x")
    #expect(choice.otherwise.knownText == "y")
    #expect(choice.unknown.reasons.map(\.text) == ["parameter Env"])
  }

  @Test func refiningByItsDecisionDecidesIt() throws {
    let split = try #require(try property("Branch").unknown?.split)
    let states = ScenarioState().refined(by: split, in: template)
    #expect(try states.map { try property("Branch", where: $0).knownText } == ["y", "x"])
    #expect(try states.map { try property("Found", where: $0).knownText } == ["1", "2"])
  }

  @Test func aListWithAnUndecidedElementHasASizeInterval() throws {
    guard case .sequence(let list) = try property("List") else {
      Issue.record("no list")
      return
    }
    #expect(list.countRange == 1...2)
  }
}
