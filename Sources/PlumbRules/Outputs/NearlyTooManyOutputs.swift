internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct NearlyTooManyOutputs: Rule {
  let metadata = RuleMetadata(
    id: "outputs/nearly-too-many-outputs",
    title: "Template has nearly as many outputs as CloudFormation takes",
    severity: .note,
    rationale:
      "CloudFormation takes 200 outputs; a few more, and it refuses the template.",
    remediation:
      "Divide the template, or put several values into one output.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I6010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.counted(template.outputs.count, of: "Outputs"), .near,
      .members)
  }
}
