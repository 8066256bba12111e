import PlumbEngine
import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

/// A rule that wants a property to have a value.
private struct PropertyIs: Rule {
  let property: String
  let wanted: String

  var metadata: RuleMetadata {
    RuleMetadata(
      id: "test/property", title: "Property has the value", severity: .error, rationale: "",
      remediation: "")
  }

  func subjects(in template: Template) -> [Resource] { template.resources }

  func check(_ subject: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard case .mapping(let properties) = scenario.properties(of: subject) else { return }
    judge(properties[property], subject, into: &findings)
  }

  private func judge(_ value: Value, _ subject: Resource, into findings: inout FindingCollector) {
    if let unknown = value.unknown { return findings.reportUndecided(unknown) }
    if value.knownText == wanted { return }
    findings.report(.init("not \(wanted)", at: Label(value.place?.node.outerSpan ?? subject.span)))
  }
}

/// A rule that reports each reference to what the template doesn't declare.
private struct IsDeclared: Rule {
  let metadata = RuleMetadata(
    id: "test/declared", title: "The name is declared", severity: .error, rationale: "",
    remediation: "")

  func subjects(in template: Template) -> [Resource] { template.resources }

  func check(_ subject: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    for reference in scenario.template.references.references {
      if case .undeclared = reference.target {
        findings.report(.init("not declared", at: Label(reference.span)))
      }
    }
  }
}

struct LinterTests {
  /// What hangs on a mistake is noted where nobody reports the mistake.
  @Test(arguments: [(true, ["test/declared"]), (false, ["test/property"])])
  func whatHangsOnAMistakeIsNotNotedBesides(isReported: Bool, told: [String]) {
    let template = Template(
      Source(
        name: "t.yaml",
        text: "Resources: {R: {Type: 'My::Own::Type', Properties: {X: !Ref Nowhere}}}"))
    let judge = PropertyIs(property: "X", wanted: "a")
    let rules = isReported ? RuleSet([judge, IsDeclared()]) : RuleSet([judge])
    #expect(Linter(rules: rules).lint(template).findings.map(\.rule.rawValue) == told)
    #expect(
      Linter(rules: rules).check(template).findings.contains { $0.outcome == .undecided })
  }

  private func findings(_ value: String, wanted: String) -> [Finding] {
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Parameters:
            Env: {Type: String, AllowedValues: [dev, staging, prod], Default: dev}
            Size: {Type: String, Default: small}
          Conditions:
            IsProd: !Equals [!Ref Env, prod]
            IsBig: !Equals [!Ref Size, big]
          Resources:
            R: {Type: "My::Own::Type", Properties: {X: \(value)}}
          """))
    return Linter(rules: RuleSet([PropertyIs(property: "X", wanted: wanted)])).check(template)
      .findings
  }

  @Test(arguments: [
    ("a", "b", Outcome.always, nil as String?),
    ("!If [IsProd, a, b]", "a", .default, "Env = dev or staging"),
    ("!If [IsProd, a, b]", "b", .some, "Env = prod"),
    ("!If [IsBig, a, b]", "b", .open, "Size = big"),
    ("!GetAtt Other.Name", "b", .undecided, nil),
  ])
  func anOutcomeSaysWhere(value: String, wanted: String, outcome: Outcome, scenario: String?) throws
  {
    let found = findings(value, wanted: wanted)
    let finding = try #require(found.first)
    #expect(found.count == 1)
    if outcome != .undecided { #expect(finding.outcome == outcome) }
    #expect(finding.scenario?.description == scenario)
  }

  @Test func anOpenViolationIsOneStepLower() throws {
    #expect(findings("!If [IsBig, a, b]", wanted: "b").map(\.severity) == [.warning])
  }

  @Test func bothSidesRightNeedNoScenario() {
    #expect(findings("!If [IsProd, a, a]", wanted: "a").isEmpty)
  }
}

extension LinterTests {
  @Test func lintLeavesOutWhatACommentSuppresses() {
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Resources:
            # plumb: ignore test/property -- ticket 12
            R: {Type: "My::Own::Type", Properties: {X: a}}
          """))
    let linter = Linter(rules: RuleSet([PropertyIs(property: "X", wanted: "b")]))
    let report = linter.lint(template)
    #expect(linter.check(template).findings.count == 1)
    #expect(report.findings.isEmpty)
    #expect(report.suppressed.map(\.finding.message) == ["not b"])
  }

  @Test func aFindingSaysWhereItIs() {
    let finding = Finding(
      rule: "a/rule", severity: .error, message: "m",
      source: Source(name: "t", text: "Resources: {R: {Type: T, Properties: {X: [a, b]}}}"),
      primary: Label(Span(45, 46)))
    let placed = finding.placed(in: Template(finding.source))
    #expect(placed.path == "Resources/R/Properties/X/1")
    #expect(placed.resource == "R")
    var known = finding
    known.path = "elsewhere"
    #expect(known.placed(in: Template(finding.source)).path == "elsewhere")
    let other = Template(Source(name: "u", text: "Resources: {}"))
    #expect(finding.placed(in: other).path == nil)
  }
}
