import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// A property that must not be `bad`, in resources that have it.
private struct PropertyIsBad: Rule {
  let property: String

  var metadata: RuleMetadata {
    RuleMetadata(
      id: RuleID("test/\(property)"), title: "bad", severity: .error, rationale: "",
      remediation: "")
  }

  func subjects(in template: Template) -> [Resource] { template.resources }

  func check(_ subject: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard case .mapping(let properties) = scenario.properties(of: subject) else { return }
    let value = properties[property]
    if case .absent = value { return findings.reportNotApplicable() }
    if let unknown = value.unknown { return findings.reportUndecided(unknown) }
    if value.knownText == "bad" { findings.report(.init("bad", at: Label(subject.id.span))) }
  }
}

struct VerdictTableTests {
  @Test func deploymentsAreToldApartWhereSomethingDiffers() throws {
    let table = table("{A: !If [IsProd, bad, good], B: good}")
    #expect(table.columns.map(\.when) == [["Env = dev or staging"], ["Env = prod"]])
    #expect(table.columns.map(\.isDefault) == [true, false])
    #expect(verdicts(table, "A") == [.holds, .fails])
    #expect(verdicts(table, "B") == [.holds, .holds])
    #expect(verdicts(table, "C") == [.notApplicable, .notApplicable])
    #expect(table.columns[1].cells[0].findings == [0])
  }

  @Test func deploymentsThatComeToTheSameAreOneColumn() {
    let table = table("{A: bad, B: !If [IsProd, good, fine]}")
    #expect(table.columns.map(\.when) == [[]])
    #expect(verdicts(table, "A") == [.fails])
    #expect(!table.isCoarse)
  }

  @Test func whatTheTemplateDoesNotTellIsUndecided() {
    let table = table("{A: !ImportValue name, B: good}")
    #expect(verdicts(table, "A") == [.undecided])
    #expect(verdicts(table, "B") == [.holds])
  }

  @Test func whatSomebodySuppressedIsAccepted() {
    let table = table("{A: bad, B: bad}", accepting: ["test/A"])
    #expect(verdicts(table, "A") == [.accepted])
    #expect(table.columns[0].cells[0].accepted == [0])
    #expect(verdicts(table, "B") == [.fails])
  }

  @Test func namedDeploymentsAreColumns() {
    var choice = DeploymentChoice()
    choice.named = ["dev", "prod"].map { name in
      let file = ParametersFile(Source(name: name, text: "{\"Env\": \"\(name)\"}"))
      return Deployment(name: name, source: file.source, values: file.values)
    }
    choice.isRestricted = true
    let table = table("{A: !If [IsProd, bad, good]}", in: choice)
    #expect(table.columns.map(\.names) == [["dev"], ["prod"]])
    #expect(verdicts(table, "A") == [.holds, .fails])
  }

  @Test func manyDeploymentsAreDividedUpToABound() {
    let parameters = (0..<12).map {
      "  P\($0): {Type: String, AllowedValues: [a, b], Default: a}\n"
    }
    let conditions = (0..<12).map { "  C\($0): !Equals [!Ref P\($0), a]\n" }
    let template = Template(
      Source(
        name: "t.yaml",
        text: "Parameters:\n\(parameters.joined())Conditions:\n\(conditions.joined())Resources:\n"
          + "  R: {Type: T, Properties: {A: !If [C3, bad, good]}}\n"))
    let table = table(of: template)
    #expect(table.isCoarse)
    #expect(table.columns.map(\.when) == [["P3 = a"], ["P3 = b"]])
  }

  private static let rules = ["A", "B", "C"]

  private func verdicts(_ table: VerdictTable, _ rule: String) -> [VerdictTable.Verdict] {
    let number = Self.rules.firstIndex(of: rule) ?? 0
    return table.columns.map { $0.cells[number].verdict }
  }

  private func table(
    _ properties: String, in choice: DeploymentChoice = DeploymentChoice(),
    accepting accepted: [RuleID] = []
  ) -> VerdictTable {
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Parameters:
            Env: {Type: String, AllowedValues: [dev, staging, prod], Default: dev}
          Conditions:
            IsProd: !Equals [!Ref Env, prod]
          Resources:
            R: {Type: T, Properties: \(properties)}
          """))
    return table(of: template, in: choice, accepting: accepted)
  }

  private func table(
    of template: Template, in choice: DeploymentChoice = DeploymentChoice(),
    accepting accepted: [RuleID] = []
  ) -> VerdictTable {
    let linter = Linter(rules: RuleSet(Self.rules.map(PropertyIsBad.init)))
    let findings = linter.check(template, in: choice).findings
    return linter.verdicts(
      on: template, in: choice, findings: findings.filter { !accepted.contains($0.rule) },
      accepted: findings.filter { accepted.contains($0.rule) }, groupCount: Self.rules.count
    ) { rule in Self.rules.firstIndex { rule.rawValue == "test/\($0)" } }
  }
}
