import PlumbTemplate
import Testing

struct RefinementTests {
  private let template = Template(
    text: """
      Parameters:
        E: {Type: String, AllowedValues: [a, b, c], Default: b}
        F: {Type: String, AllowedValues: [c, d], Default: d}
        P: {Type: String, Default: p}
        Q: {Type: String, AllowedPattern: '[a-m]+'}
        N: {Type: Number, MinValue: 10}
        L: {Type: CommaDelimitedList, AllowedValues: [a, b]}
      Resources: {R: {Type: T}}
      """)

  private func states(_ state: ScenarioState, _ decision: Decision, _ parameter: String) throws
    -> [String]
  {
    let number = try template.number(of: parameter)
    return state.refined(by: decision, in: template)
      .map { describe($0.domain(of: number, in: template)) }
  }

  @Test(arguments: [
    ("E", "{a, b, c}"), ("P", "not {}"), ("N", "not {} number [10, inf]"), ("L", "not {}"),
  ])
  func theDeclaredDomainIsThatOfTheWholeValue(parameter: String, domain: String) throws {
    let number = try template.number(of: parameter)
    #expect(describe(ScenarioState().domain(of: number, in: template)) == domain)
  }

  @Test func decisionsGiveTheDefaultsSideFirst() throws {
    let (e, p) = (try template.number(of: "E"), try template.number(of: "P"))
    let all = ScenarioState()
    let value = { (text: String) in ParameterValue(text) }
    #expect(try states(all, .value(parameter: e), "E") == ["{b}", "{a}", "{c}"])
    #expect(try states(all, .isOneOf(parameter: e, [value("a")]), "E") == ["{b, c}", "{a}"])
    #expect(
      try states(all, .isOneOf(parameter: e, [value("b"), value("z")]), "E") == ["{b}", "{a, c}"])
    #expect(try states(all, .equals(parameter: e, value("c")), "E") == ["{a, b}", "{c}"])
    #expect(try states(all, .equals(parameter: p, value("p")), "P") == ["{p}", "not {p}"])
    #expect(try states(all, .equals(parameter: p, value("x")), "P") == ["not {x}", "{x}"])
    #expect(all.refined(by: .atom("k"), in: template).map { $0.atoms["k"] } == [true, false])
  }

  @Test(arguments: [("Q", "ZZZ"), ("N", "5"), ("N", "x")])
  func aValueThatIsNotAdmittedIsNoState(parameter: String, text: String) throws {
    let decision = Decision.equals(
      parameter: try template.number(of: parameter), ParameterValue(text))
    let declared = describe(
      ScenarioState().domain(of: try template.number(of: parameter), in: template))
    #expect(try states(ScenarioState(), decision, parameter) == [declared])
  }

  @Test func equalParametersShareTheirDomain() throws {
    let (e, f) = (try template.number(of: "E"), try template.number(of: "F"))
    let children = ScenarioState().refined(by: .same(parameter: e, f), in: template)
    // The defaults differ, so the state with different values is first.
    #expect(children.map { $0.sames.isEmpty } == [true, false])
    #expect(
      try #require(children.last).domain(of: f, in: template) == .values([ParameterValue("c")]))
    let pinned = children[0].refined(by: .equals(parameter: e, ParameterValue("c")), in: template)
    let last = try #require(pinned.last)
    #expect(last.refined(by: .value(parameter: f), in: template).count == 1)
  }

  @Test func equalParametersKeepToBothDeclarations() throws {
    let (p, q) = (try template.number(of: "P"), try template.number(of: "Q"))
    let same = try #require(
      ScenarioState().refined(by: .same(parameter: p, q), in: template).first)
    #expect(!same.admits(ParameterValue("z"), for: p, in: template))
    #expect(same.admits(ParameterValue("m"), for: p, in: template))
    #expect(same.refined(by: .equals(parameter: p, ParameterValue("z")), in: template).count == 1)
  }

  @Test func parametersThatCantBeEqualAreDifferent() throws {
    let (e, n) = (try template.number(of: "E"), try template.number(of: "N"))
    let children = ScenarioState().refined(by: .same(parameter: e, n), in: template)
    #expect(children.map { $0.differences.count } == [1])
  }
}
