internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct TooManyOutputs: Rule {
  let metadata = RuleMetadata(
    id: "outputs/too-many-outputs",
    title: "Template has more outputs than CloudFormation takes",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with more than 200 outputs.",
    remediation:
      "Divide the template, or put several values into one output.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E6010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.counted(template.outputs.count, of: "Outputs"), .beyond,
      .members)
  }
}
