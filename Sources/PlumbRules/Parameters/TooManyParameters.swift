internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct TooManyParameters: Rule {
  let metadata = RuleMetadata(
    id: "parameters/too-many-parameters",
    title: "Template has more parameters than CloudFormation takes",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with more than 200 parameters.",
    remediation:
      "Use lists or mappings to give several values by one parameter, or divide the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E2010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.counted(template.writtenMembers(of: "Parameters").count, of: "Parameters"), .beyond,
      .members)
  }
}
