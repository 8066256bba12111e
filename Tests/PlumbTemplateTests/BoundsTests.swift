import PlumbTemplate
import Testing

struct BoundsTests {
  private let template = Template(
    text: """
      Parameters:
        N: {Type: Number, MinValue: 1, MaxValue: 365, Default: 30}
        M: {Type: Number, MinValue: 300}
        Z: {Type: Number, MaxValue: 0}
        One: {Type: Number, MinValue: 7, MaxValue: 7}
        T: {Type: String, MinLength: 2, MaxLength: 8}
        U: {Type: String, MaxLength: 3}
      Resources: {R: {Type: T}}
      """)

  private func states(
    _ parameter: String, _ measure: Measure, _ bound: Double, orEqual: Bool = false,
    of state: ScenarioState = ScenarioState()
  ) throws -> [String] {
    let number = try template.number(of: parameter)
    let decision = Decision.isLess(parameter: number, measure, than: bound, orEqual: orEqual)
    return state.refined(by: decision, in: template)
      .map { describe($0.domain(of: number, in: template)) }
  }

  @Test func aNumberIsDividedAtABoundTheDefaultsSideFirst() throws {
    #expect(
      try states("N", .number, 30) == ["not {} number [30, 365]", "not {} number [1, 30)"])
    #expect(
      try states("N", .number, 30, orEqual: true)
        == ["not {} number [1, 30]", "not {} number (30, 365]"])
    #expect(
      try states("M", .number, 400) == ["not {} number [300, 400)", "not {} number [400, inf]"])
  }

  @Test func aPartWithoutNumbersIsNoState() throws {
    #expect(try states("N", .number, 1) == ["not {} number [1, 365]"])
    #expect(try states("N", .number, 400) == ["not {} number [1, 365]"])
    let all = ScenarioState()
    let number = try template.number(of: "N")
    let not1 = try #require(
      all.refined(by: .equals(parameter: number, ParameterValue("1")), in: template).first)
    #expect(try states("N", .number, 1, orEqual: true, of: not1) == ["not {} number (1, 365]"])
  }

  @Test func aPartWithOneNumberIsThatValue() throws {
    #expect(try states("N", .number, 1, orEqual: true) == ["not {} number (1, 365]", "{1}"])
    let one = ScenarioState().domain(of: try template.number(of: "One"), in: template)
    #expect(describe(one) == "{7}")
  }

  @Test func aLengthIsDividedIntoWholeNumbers() throws {
    #expect(try states("T", .length, 5) == ["not {} length [2, 4]", "not {} length [5, 8]"])
    #expect(try states("T", .length, 2.5) == ["not {} length [2, 2]", "not {} length [3, 8]"])
    #expect(try states("U", .length, 1) == ["{}", "not {} length [1, 3]"])
  }

  @Test(arguments: [("N", "M", 2), ("N", "Z", 1), ("M", "Z", 1), ("T", "U", 2)])
  func parametersAreEqualWhereTheirBoundsMeet(one: String, other: String, count: Int) throws {
    let decision = Decision.same(
      parameter: try template.number(of: one), try template.number(of: other))
    #expect(ScenarioState().refined(by: decision, in: template).count == count)
  }

  @Test func equalParametersKeepToBothBounds() throws {
    let (n, m) = (try template.number(of: "N"), try template.number(of: "M"))
    let same = try #require(
      ScenarioState().refined(by: .same(parameter: n, m), in: template)
        .first { !$0.sames.isEmpty })
    #expect(describe(same.domain(of: m, in: template)) == "not {} number [300, 365]")
    #expect(try states("M", .number, 310, of: same).count == 2)
    #expect(try states("N", .number, 300, of: same).count == 1)
  }
}
