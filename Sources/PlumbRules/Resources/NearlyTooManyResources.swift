internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct NearlyTooManyResources: Rule {
  let metadata = RuleMetadata(
    id: "resources/nearly-too-many-resources",
    title: "Template has nearly as many resources as CloudFormation takes",
    severity: .note,
    rationale:
      "CloudFormation takes 500 resources; a few more, and it refuses the template.",
    remediation:
      "Divide the template, into nested stacks for example.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I3010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.counted(template.resources.count, of: "Resources"), .near,
      .resources)
  }
}
