internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct NearlyTooManyParameters: Rule {
  let metadata = RuleMetadata(
    id: "parameters/nearly-too-many-parameters",
    title: "Template has nearly as many parameters as CloudFormation takes",
    severity: .note,
    rationale:
      "CloudFormation takes 200 parameters; a few more, and it refuses the template.",
    remediation:
      "Use lists or mappings to give several values by one parameter, or divide the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I2010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.counted(template.writtenMembers(of: "Parameters").count, of: "Parameters"), .near,
      .members)
  }
}
