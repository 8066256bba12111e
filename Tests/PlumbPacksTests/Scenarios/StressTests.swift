import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// How many evaluations large templates take: counted, so that it is the same on every machine.
struct StressTests {
  /// The parameters `P0`… with two values each, and the conditions `C0`… that ask for the first.
  private func sections(_ count: Int) -> String {
    let parameters = (0..<count).map { "  P\($0): {Type: String, AllowedValues: [a, b]}\n" }
    let conditions = (0..<count).map { "  C\($0): !Equals [!Ref P\($0), a]\n" }
    return "Parameters:\n\(parameters.joined())Conditions:\n\(conditions.joined())"
  }

  private func lint(
    _ sections: String, properties: String, _ check: String
  ) throws -> (verdicts: [String], statistics: ScenarioStatistics) {
    let text = "\(sections)Resources: {R: {Type: 'A::B::R', Properties: \(properties)}}\n"
    let result = try PolicyCheck(check).lint(Template(text: text))
    return (result.findings.map(\.verdict), result.statistics)
  }

  private func conditionalList(_ count: Int) -> String {
    let elements = (0..<count).map { "!If [C\($0), x\($0), !Ref AWS::NoValue]" }
    return "{L: [\(elements.joined(separator: ", "))]}"
  }

  @Test(arguments: [4, 20, 60])
  func conditionalElementsThatAreAllGoodTakeOneEvaluation(count: Int) throws {
    let result = try lint(
      sections(count), properties: conditionalList(count), "props.L.all(x, x != 'bad')")
    #expect(result.verdicts == [])
    #expect(result.statistics.evaluations == 1)
  }

  @Test(arguments: [4, 20, 60])
  func oneBadConditionalElementTakesThree(count: Int) throws {
    let result = try lint(
      sections(count), properties: conditionalList(count), "props.L.all(x, x != 'x1')")
    #expect(result.verdicts == ["some: P1 = a (1 of 2)"])
    #expect(result.statistics.evaluations == 3)
  }

  private func chain(_ depth: Int) -> String {
    let value = (0..<depth).reversed().reduce("last") { rest, index in
      "!If [C\(index), v\(index), \(rest)]"
    }
    return "{X: \(value)}"
  }

  @Test(arguments: [5, 20])
  func nestedIfsTakeOneEvaluationOrOneForEachBranch(depth: Int) throws {
    let good = try lint(sections(depth), properties: chain(depth), "props.X != 'bad'")
    #expect(good.verdicts == [])
    #expect(good.statistics.evaluations == 1)
    let bad = try lint(sections(depth), properties: chain(depth), "props.X != 'last'")
    #expect(bad.verdicts.count == 1)
    #expect(bad.statistics.evaluations == 2 * depth + 1)
  }

  @Test func independentConditionsDoNotMultiply() throws {
    let resources = (0..<40).map { index in
      """
        R\(index):
          Type: A::B::R
          Condition: C\(index % 12)
          Properties: {X: !If [C\((index + 1) % 12), good, bad]}

      """
    }
    let template = Template(text: "\(sections(12))Resources:\n\(resources.joined())")
    let result = try PolicyCheck("props.X != 'bad'").lint(template)
    #expect(result.findings.count == 40)
    #expect(result.statistics.pairs == 40)
    #expect(result.statistics.maximum == 5)
    #expect(result.statistics.evaluations == 200)
    #expect(result.statistics.limited == 0)
  }

  private func conditionalResources(_ count: Int) -> String {
    (0..<count).map { ", O\($0): {Type: 'A::B::O', Condition: C\($0), Properties: {X: good}}" }
      .joined()
  }

  private func lint(
    resources count: Int, _ check: String
  ) throws -> (verdicts: [String], statistics: ScenarioStatistics) {
    let others = conditionalResources(count)
    let template = Template(
      text: "\(sections(count))Resources: {R: {Type: 'A::B::R'}\(others)}\n")
    let result = try PolicyCheck(check).lint(template)
    return (result.findings.map(\.verdict), result.statistics)
  }

  @Test(
    arguments: [
      "resources('A::B::O').all(o, o.Properties.X == 'good')",
      "!resources('A::B::O').exists(o, o.Properties.X == 'bad')",
      "size(resources('A::B::O').filter(o, o.Properties.X == 'bad')) == 0",
      "size(resources('A::B::O')) <= 5", "refs(template.Resources.R) == []",
    ])
  func conditionalResourcesThatAreAllGoodTakeOneEvaluation(check: String) throws {
    let result = try lint(resources: 5, check)
    #expect(result.verdicts == [])
    #expect(result.statistics.evaluations == 1)
  }

  @Test func conditionalResourcesAreCountedWhereTheirNumberMatters() throws {
    let none = try lint(resources: 2, "size(resources('A::B::O')) > 0")
    #expect(none.verdicts == ["some: P0 = b, P1 = b (1 of 3)"])
    let one = try lint(resources: 2, "resources('A::B::O').exists(o, o.id == 'O1')")
    #expect(one.verdicts == ["some: P1 = b (1 of 2)"])
    #expect(one.statistics.evaluations == 3)
  }

  private func mapping(_ count: Int) -> String {
    let keys = (0..<count).map { "    k\($0): {v: \($0)}\n" }
    let allowed = (0..<count).map { "k\($0)" }.joined(separator: ", ")
    return """
      Parameters: {P: {Type: String, AllowedValues: [\(allowed)], Default: k0}}
      Mappings:
        M:
      \(keys.joined())
      """
  }

  @Test(arguments: [50, 500])
  func aMappingTakesOneEvaluationAKey(count: Int) throws {
    let result = try lint(
      mapping(count), properties: "{X: !FindInMap [M, !Ref P, v]}", "props.X < \(count - 1)")
    #expect(result.verdicts == ["some: P = k\(count - 1) (1 of \(count))"])
    #expect(result.statistics.evaluations == count + 1)
  }

  @Test func aLimitIsNeverAPass() throws {
    let template = Template(
      text: "\(sections(9))Resources: {R: {Type: 'A::B::R', Properties: \(chain(9))}}\n")
    let findings = try PolicyCheck("props.X != 'last'")
      .findings(in: template, limits: ScenarioLimits(evaluationsPerSubject: 4))
    #expect(
      findings.map(\.verdict) == [
        "undecided: too many scenarios: stopped after 5 evaluations; "
          + "to decide it, give values to some of P0, P1, P2"
      ])
    // It isn't the fault of the condition that happens to be next.
    let resource = template.resources[0].id.span
    #expect(findings.map(\.primary.span) == [resource])
  }

  @Test func aLimitOfARuleOnATemplateIsNeverAPass() throws {
    let resources = (0..<3).map { "R\($0): {Type: 'A::B::R', Properties: \(chain(9))}" }
    let template = Template(
      text: "\(sections(9))Resources: {\(resources.joined(separator: ", "))}\n")
    let findings = try PolicyCheck("props.X != 'last'")
      .findings(in: template, limits: ScenarioLimits(evaluationsPerRule: 25))
    let why = "too many scenarios: stopped after 25 evaluations of this rule on the template"
    #expect(
      findings.map(\.verdict).sorted() == [
        "some: P0 = b, P1 = b, P2 = b, P3 = b, P4 = b, P5 = b, P6 = b, P7 = b, P8 = b (1 of 10)",
        "undecided: \(why); give P0 a value to decide it",
        "undecided: \(why); to decide it, give values to some of P0, P1, P2",
      ])
  }

  @Test func aLimitIsSaidOfARuleThatIgnoresWhatIsUndecided() throws {
    let template = Template(
      text: "\(sections(9))Resources: {R: {Type: 'A::B::R', Properties: \(chain(9))}}\n")
    let findings = try PolicyCheck("props.X != 'last'", undecided: "ignore")
      .findings(in: template, limits: ScenarioLimits(evaluationsPerSubject: 4))
    #expect(findings.map(\.outcome) == [.undecided])
  }

  @Test func aLimitIsSaidOfAViolationToo() throws {
    let template = Template(
      text: "\(sections(9))Resources: {R: {Type: 'A::B::R', Properties: \(chain(9))}}\n")
    let findings = try PolicyCheck("!(props.X in ['v1', 'v5'])")
      .findings(in: template, limits: ScenarioLimits(evaluationsPerSubject: 4))
    #expect(findings.map(\.outcome) == [.some])
    #expect(
      findings.first?.notes == [
        "too many scenarios: stopped after 5 evaluations, so that it may be wrong in more of them"
      ])
  }

  @Test(arguments: [10, 40])
  func theSizeOfAConditionalListIsLinear(count: Int) throws {
    let list = conditionalList(count)
    let decided = try lint(sections(count), properties: list, "size(props.L) <= \(count)")
    #expect(decided.verdicts == [])
    #expect(decided.statistics.evaluations == 1)
    let least = try lint(sections(count), properties: list, "size(props.L) >= 1")
    #expect(least.verdicts.count == 1)
    #expect(least.statistics.evaluations <= 2 * count + 2)
  }
}
