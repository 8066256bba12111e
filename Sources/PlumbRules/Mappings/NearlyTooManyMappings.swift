internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct NearlyTooManyMappings: Rule {
  let metadata = RuleMetadata(
    id: "mappings/nearly-too-many-mappings",
    title:
      "Template has nearly as many mappings, or a mapping as many keys, as CloudFormation takes",
    severity: .note,
    rationale:
      "CloudFormation takes 200 mappings, and 200 keys in each; a few more, and it refuses the template.",
    remediation:
      "Divide the mapping, or the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I7010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.countedMappings, .near, .members)
  }
}
