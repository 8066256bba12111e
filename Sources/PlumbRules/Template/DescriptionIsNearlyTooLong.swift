internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct DescriptionIsNearlyTooLong: Rule {
  let metadata = RuleMetadata(
    id: "template/description-is-nearly-too-long",
    title: "Description of the template is nearly as long as CloudFormation takes",
    severity: .note,
    rationale:
      "A description may have 1,024 bytes; the next sentence makes CloudFormation refuse the template.",
    remediation:
      "Shorten the description; comments and Metadata have room for more.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I1003"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredDescription, .near, .description)
  }
}
