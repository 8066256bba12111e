internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ParameterReferenceElsewhere: Rule {
  let metadata = RuleMetadata(
    id: "functions/parameter-reference-elsewhere",
    title: "Parameter of Systems Manager stands where CloudFormation resolves none",
    severity: .error,
    rationale:
      "CloudFormation resolves such parameters in properties, metadata and the values of outputs.",
    remediation:
      "Give the value as a parameter of the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html"
    ],
    aliases: ["E1052"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.parameterPlace, in: scenario)
  }
}
