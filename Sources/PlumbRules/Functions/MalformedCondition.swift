internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedCondition: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-condition",
    title: "Condition names no condition of the template",
    severity: .error,
    rationale:
      "CloudFormation refuses a template that uses a condition which isn't in its Conditions section.",
    remediation: "Name a condition of the Conditions section.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    aliases: ["E8007"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .condition, in: scenario)
  }
}
