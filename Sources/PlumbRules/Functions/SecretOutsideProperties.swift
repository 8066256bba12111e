internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SecretOutsideProperties: Rule {
  let metadata = RuleMetadata(
    id: "functions/secret-outside-properties",
    title: "Secret stands outside of a resource's properties",
    severity: .error,
    rationale:
      "CloudFormation resolves secrets in properties of resources only.",
    remediation:
      "Refer to the secret in a property, or give its address instead.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html"
    ],
    aliases: ["E1051"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.secretPlace, in: scenario)
  }
}
