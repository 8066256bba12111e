internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UndefinedResourceCondition: Rule {
  let metadata = RuleMetadata(
    id: "resources/undefined-resource-condition",
    title: "Resource has a condition that the template doesn't define",
    severity: .error,
    rationale:
      "CloudFormation refuses a template that uses a condition which isn't in its Conditions section.",
    remediation: "Correct the name, or define the condition in the Conditions section.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    aliases: ["E3015", "E8002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportUndefinedConditions(of: template.resources.map(\.condition), in: template)
  }
}
