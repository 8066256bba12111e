internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SecretForAddress: Rule {
  let metadata = RuleMetadata(
    id: "functions/secret-for-address",
    title: "Secret itself is given where the address of a secret is wanted",
    severity: .warning,
    rationale:
      "The service looks for a secret of that name, and the value of the secret becomes visible in its settings.",
    remediation:
      "Give the address of the secret: Ref of the secret, or a parameter.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html"
    ],
    aliases: ["W1051"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.secretForAddress, in: scenario)
  }
}
