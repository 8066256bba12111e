internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ParameterNameIsNearlyTooLong: Rule {
  let metadata = RuleMetadata(
    id: "parameters/parameter-name-is-nearly-too-long",
    title: "Name of a parameter is nearly as long as CloudFormation takes",
    severity: .note,
    rationale:
      "A parameter name may have 255 characters.",
    remediation:
      "Shorten the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["I2011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredNames(of: "Parameters", as: "parameter name"), .near, .name)
  }
}
