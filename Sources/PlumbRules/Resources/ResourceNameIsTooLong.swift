internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ResourceNameIsTooLong: Rule {
  let metadata = RuleMetadata(
    id: "resources/resource-name-is-too-long",
    title: "Logical ID of a resource is longer than CloudFormation takes",
    severity: .error,
    rationale:
      "A logical ID may have 255 characters.",
    remediation:
      "Shorten the name, and the references to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E3001", "E3011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.measuredNames(of: "Resources", as: "resource name"), .beyond, .name)
  }
}
