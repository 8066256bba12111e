import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

/// Every resource whose `X` is `bad`.
private struct XIsBad: Rule {
  var metadata: RuleMetadata {
    RuleMetadata(
      id: "test/x-is-bad", title: "X is bad", severity: .error, rationale: "", remediation: "")
  }

  func subjects(in template: Template) -> [Resource] { template.resources }

  func check(_ subject: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard case .mapping(let properties) = scenario.properties(of: subject) else { return }
    let value = properties["X"]
    if let unknown = value.unknown { return findings.reportUndecided(unknown) }
    if value.knownText == "bad" { findings.report(.init("X is bad", at: Label(subject.id.span))) }
  }
}

struct DeploymentChoiceTests {
  private let template = Template(
    Source(
      name: "t.yaml",
      text: """
        Parameters:
          Env: {Type: String, AllowedValues: [dev, staging, prod], Default: dev}
          Size: {Type: String}
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
          IsBig: !Equals [!Ref Size, big]
          IsChina: !Equals [!Ref AWS::Partition, aws-cn]
        Resources:
          R: {Type: T, Properties: {X: !If [IsProd, bad, !If [IsBig, bad, good]]}}
          C: {Type: T, Condition: IsChina, Properties: {X: bad}}
        """))

  private func deployment(_ name: String, _ text: String) -> Deployment {
    let file = ParametersFile(Source(name: name + ".yaml", text: text))
    return Deployment(name: name, source: file.source, values: file.values)
  }

  private func choice(
    _ named: [Deployment] = [], only: Bool = true, fixed: [String: String] = [:],
    regions: [String] = ["eu-west-1"]
  ) -> DeploymentChoice {
    var choice = DeploymentChoice()
    choice.named = named
    choice.isRestricted = only && !named.isEmpty
    choice.fixed = fixed
    choice.regions = regions
    return choice
  }

  private func verdicts(_ choice: DeploymentChoice) -> [String] {
    Linter(rules: RuleSet([XIsBad()])).check(template, in: choice).findings.map { finding in
      let names = finding.scenario?.names.map { " [\($0.joined(separator: " "))]" } ?? ""
      return "\(finding.resource ?? ""): \(finding.outcome?.rawValue ?? "") "
        + (finding.scenario?.description ?? "everywhere") + names
    }
  }

  @Test(arguments: [
    ("", "R: some Env = prod"), ("Env=prod", "R: always everywhere"), ("Env=dev Size=small", ""),
    ("Env=qa Size=small", ""), ("Env=dev", "R: open Size = big"),
  ])
  func aFixedParameterHasOneValueEverywhere(fixed: String, expected: String) {
    let pairs = fixed.split(separator: " ").map { $0.split(separator: "=").map(String.init) }
    let values = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    #expect(verdicts(choice(fixed: values)).joined(separator: "; ") == expected)
  }

  @Test func regionsDecideWhatDependsOnThePartition() {
    let fixed = ["Env": "dev", "Size": "small"]
    #expect(verdicts(choice(fixed: fixed, regions: ["us-east-1", "eu-west-1"])).isEmpty)
    #expect(verdicts(choice(fixed: fixed, regions: ["cn-north-1"])) == ["C: always everywhere"])
  }

  @Test func namedDeploymentsGiveTheirNamesToWitnesses() {
    let named = [deployment("prod", "Env: prod\nSize: s"), deployment("dev", "Size: s")]
    #expect(verdicts(choice(named, only: false)) == ["R: some Env = prod [prod]"])
    #expect(verdicts(choice([named[1]], only: false)) == ["R: some Env = prod []"])
  }

  @Test func onlyTheChosenDeploymentsAreJudged() {
    let prod = deployment("prod", "Env: prod\nSize: s")
    let dev = deployment("dev", "Size: s")
    let open = deployment("open", "Env: dev")
    #expect(verdicts(choice([dev])).isEmpty)
    #expect(verdicts(choice([prod])) == ["R: always everywhere"])
    #expect(verdicts(choice([dev, prod])) == ["R: some prod [prod]"])
    #expect(verdicts(choice([dev, open])) == ["R: open open: Size = big [open]"])
    #expect(verdicts(choice([prod], fixed: ["Env": "dev"])).isEmpty)
  }

  private func findings(_ choice: DeploymentChoice) -> [String] {
    (choice.findings(for: template) + choice.undeclared(among: ["Env", "Size"])).map { finding in
      let place = finding.source.position(at: Int(finding.primary.span.start))
      return ["\(finding.source.name):\(place.line):\(place.column) \(finding.message)"]
        + [finding.primary.message].compactMap(\.self) + finding.notes
    }.map { $0.joined(separator: "; ") }
  }

  @Test func aRefusedValueIsReportedWhereItIsGiven() {
    #expect(
      findings(choice([deployment("p", "Env: qa\nSize: s")])) == [
        "p.yaml:1:6 'qa' is not among the AllowedValues of Env; declared at t.yaml:2:38"
      ])
    #expect(
      findings(choice(fixed: ["Env": "qa"])) == [
        "t.yaml:2:38 'qa' is not among the AllowedValues of Env"
      ])
  }

  @Test func aParameterWithoutAnyValueIsNoted() {
    #expect(
      findings(choice([deployment("p", "Env: dev"), deployment("q", "Size: s")])) == [
        "t.yaml:3:3 parameter 'Size' has no default and no value in 'p'"
      ])
  }

  @Test func aNameThatNoTemplateHasIsReported() {
    let named = [deployment("p", "Evn: dev\nSize: s")]
    #expect(
      findings(choice(named)) == [
        "p.yaml:1:1 no checked template has a parameter 'Evn'; did you mean 'Env'?"
      ])
    #expect(findings(choice(named, only: false)).isEmpty)
    #expect(
      choice(fixed: ["Evn": "x"]).undeclaredFixed(among: ["Env"]).map(\.description) == [
        "no checked template has a parameter 'Evn'; did you mean 'Env'?"
      ])
  }

  // MARK: Lists

  private func rows(_ choice: DeploymentChoice, limit: Int = 256) -> [String] {
    choice.list(of: template, limit: limit).deployments.map { deployment in
      deployment.when.joined(separator: " | ") + (deployment.isDefault ? "*" : "") + " → "
        + deployment.conditions.filter { $0.isTrue ?? false }.map(\.name).joined(separator: " ")
        + " / " + deployment.resources.joined(separator: " ")
    }
  }

  @Test func deploymentsAreDistinctByConditionsAndResources() {
    #expect(
      rows(choice(regions: ["cn-north-1"], fixed: ["Size": "s"])) == [
        "Env = dev or staging* → IsChina / R C", "Env = prod → IsProd IsChina / R C",
      ])
    #expect(rows(choice()).count == 4)
  }

  @Test func whereEveryParameterMustBeGivenNoDeploymentIsTheDefault() {
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
          Conditions: {IsProd: !Equals [!Ref Env, prod]}
          Resources: {R: {Type: "A::B::C"}}
          """))
    let deployments = choice().list(of: template, limit: 256).deployments
    #expect(deployments.map(\.when) == [["Env = prod"], ["Env = dev"]])
    #expect(deployments.map(\.isDefault) == [false, false])
  }

  private func choice(regions: [String], fixed: [String: String]) -> DeploymentChoice {
    choice([], fixed: fixed, regions: regions)
  }

  @Test func aChosenDeploymentIsListedByItsName() {
    #expect(
      rows(choice([deployment("p", "Size: s"), deployment("q", "Env: staging\nSize: s")])) == [
        "p | q* →  / R"
      ])
  }

  @Test func aLimitIsSaid() {
    #expect(choice().list(of: template, limit: 3).limit == 3)
    #expect(choice().list(of: template, limit: 7).limit == nil)
  }

  @Test func whatTheRulesSectionForbidsIsLeftOut() {
    let template = Template(
      Source(
        name: "t.yaml",
        text: """
          Parameters: {A: {Type: String, AllowedValues: [x, y], Default: x}}
          Rules: {NoY: {Assertions: [{Assert: !Equals [!Ref A, x]}]}}
          Conditions: {IsY: !Equals [!Ref A, y]}
          Resources: {R: {Type: T, Condition: IsY}}
          """))
    let list = DeploymentChoice().list(of: template, limit: 9)
    #expect(list.deployments.map(\.when) == [["A = x"]])
    #expect(list.deployments.map(\.absent) == [["R"]])
  }

  @Test func aTemplateWithoutConditionsHasOneDeployment() {
    let template = Template(Source(name: "t.yaml", text: "Resources: {R: {Type: T}}"))
    let list = DeploymentChoice().list(of: template, limit: 9)
    #expect(list.deployments.map(\.when) == [[]])
    #expect(list.deployments.map(\.isDefault) == [true])
  }

  @Test(arguments: [
    ("{Env: prod, Size: small}", ["plumb/refused-deployment"]), ("{Env: prod, Size: big}", []),
    ("{Env: dev, Size: small}", []), ("{Env: qa, Size: small}", ["plumb/refused-parameter-value"]),
  ])
  func valuesThatRulesRefuseTogetherAreFound(values: String, refusals: [String]) {
    let findings = choice([deployment("p", "Parameters: \(values)")]).findings(for: withRules)
    #expect(findings.map(\.rule.rawValue) == refusals)
    #expect(findings.allSatisfy { $0.source.name == "p.yaml" })
  }

  @Test func fixedValuesThatRulesRefuseTogetherAreFoundInTheTemplate() {
    let findings = choice(fixed: ["Env": "prod", "Size": "small"]).findings(for: withRules)
    #expect(findings.map(\.rule) == ["plumb/refused-deployment"])
    #expect(findings.allSatisfy { $0.source === withRules.source })
    #expect(choice(fixed: ["Env": "prod"]).findings(for: withRules).isEmpty)
    let besideNamed = choice(
      [deployment("p", "Parameters: {}")], only: false, fixed: ["Env": "prod", "Size": "small"])
    #expect(besideNamed.findings(for: withRules).count == 1)
  }

  private let withRules = Template(
    Source(
      name: "t.yaml",
      text: """
        Parameters:
          Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
          Size: {Type: String}
        Rules:
          ProdIsBig:
            RuleCondition: !Equals [!Ref Env, prod]
            Assertions: [{Assert: !Equals [!Ref Size, big]}]
        Resources:
          R: {Type: AWS::SNS::Topic}
        """))
}
