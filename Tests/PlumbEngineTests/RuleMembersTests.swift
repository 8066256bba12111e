import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// One look that serves two rules: resources without a type, and without properties.
private struct Bareness: Rule {
  static let typeless = meta("tests/typeless", "E9001")
  static let propertyless = meta("tests/propertyless", "E9002")

  let metadata = meta("tests/bareness", "E9000")
  let members = [Bareness.typeless, Bareness.propertyless]

  func subjects(in template: Template) -> [Resource] { template.resources }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    if resource.typeNode == nil {
      findings.report(.init("no type", at: Label(resource.span), of: Bareness.typeless))
    }
    if resource.properties == nil {
      var violation = FindingCollector.Violation(
        "no properties", at: Label(resource.span), of: Bareness.propertyless)
      violation.severity = .note
      findings.report(violation)
    }
  }

  private static func meta(_ id: RuleID, _ alias: String) -> RuleMetadata {
    RuleMetadata(
      id: id, title: "Bare", severity: .error, rationale: "R.", remediation: "D.", aliases: [alias])
  }
}

struct RuleMembersTests {
  private let template = Template(
    Source(name: "bare.yaml", text: "Resources:\n  Bare:\n    DependsOn: []\n"))

  @Test func aViolationIsOfTheMemberThatItNames() {
    let findings = Linter(rules: RuleSet([Bareness()])).check(template).findings
    let found = findings.filter { $0.rule.rawValue.hasPrefix("tests/") }
    #expect(found.map(\.rule) == ["tests/propertyless", "tests/typeless"])
    #expect(found.map(\.severity) == [.note, .error])
    #expect(found.map(\.resource) == ["Bare", "Bare"])
  }

  @Test func aSetKnowsTheMembersAndNotTheLook() {
    let rules = RuleSet([Bareness()])
    #expect(rules.metadata.keys.sorted() == ["tests/propertyless", "tests/typeless"])
    #expect((rules + rules).rules.count == 1)
  }

  @Test func membersAreSelectedOneByOne() {
    let one = RuleSet([Bareness()]).filter { $0.aliases == ["E9001"] }
    let findings = Linter(rules: one).check(template).findings
    #expect(findings.map(\.rule).filter { $0.rawValue.hasPrefix("tests/") } == ["tests/typeless"])
    #expect(RuleSet([Bareness()]).filter { _ in false }.rules.isEmpty)
  }
}
