internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct TooManyResources: Rule {
  let metadata = RuleMetadata(
    id: "resources/too-many-resources",
    title: "Template has more resources than CloudFormation takes",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with more than 500 resources.",
    remediation:
      "Divide the template, into nested stacks for example.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E3010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.counted(template.resources.count, of: "Resources"), .beyond,
      .resources)
  }
}
