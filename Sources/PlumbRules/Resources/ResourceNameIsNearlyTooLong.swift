internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ResourceNameIsNearlyTooLong: Rule {
  let metadata = RuleMetadata(
    id: "resources/resource-name-is-nearly-too-long",
    title: "Logical ID of a resource is nearly as long as CloudFormation takes",
    severity: .note,
    rationale:
      "A logical ID may have 255 characters.",
    remediation:
      "Shorten the name, and the references to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I3012"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.measuredNames(of: "Resources", as: "resource name"), .near, .name)
  }
}
