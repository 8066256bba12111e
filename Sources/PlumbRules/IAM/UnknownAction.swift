internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct UnknownAction: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/unknown-action",
    title: "Policy names an action that its service doesn't have",
    severity: .warning,
    rationale: "IAM accepts the policy, but the statement allows or denies nothing by it.",
    remediation: "Correct the action, or leave it out.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    aliases: ["W3037"])

  let types = PolicyKind.all.flatMap(\.properties.keys)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    // SAM replaces actions in ways of its own.
    if scenario.template.isRewritten { return }
    for (_, document) in findings.policyDocuments(PolicyKind.all, of: resource, properties) {
      for statement in findings.mappings(document["Statement"]) {
        for key in ["Action", "NotAction"] {
          check(key, of: statement, of: resource, in: scenario, into: &findings)
        }
      }
    }
  }

  private func check(
    _ key: String, of statement: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let template = scenario.template
    let memory = ActionMemory.of(scenario)
    for value in findings.elements(statement[key]) {
      guard let text = findings.named(value, in: template),
        let problem = memory.problem(of: text, for: resource.type)
      else { continue }
      let list = statement.label(of: key)
      let place = value.label ?? list
      // One 'Action' of many lines is one place to look at and to suppress.
      let isNear = template.source.areOnOneLine(place, list)
      findings.report(
        .init(
          problem, at: Label(isNear ? place : list),
          related: isNear ? [] : [Label(place, "named here")]))
    }
  }
}
