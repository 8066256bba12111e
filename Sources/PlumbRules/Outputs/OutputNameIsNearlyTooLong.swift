internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct OutputNameIsNearlyTooLong: Rule {
  let metadata = RuleMetadata(
    id: "outputs/output-name-is-nearly-too-long",
    title: "Name of an output is nearly as long as CloudFormation takes",
    severity: .note,
    rationale:
      "An output name may have 255 characters.",
    remediation:
      "Shorten the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I6011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredNames(of: "Outputs", as: "output name"), .near, .name)
  }
}
