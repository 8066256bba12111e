internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MappingNameIsNearlyTooLong: Rule {
  let metadata = RuleMetadata(
    id: "mappings/mapping-name-is-nearly-too-long",
    title: "Name or key of a mapping is nearly as long as CloudFormation takes",
    severity: .note,
    rationale:
      "A mapping name and a mapping key may have 255 characters each.",
    remediation:
      "Shorten the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I7002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredMappings, .near, .name)
  }
}
