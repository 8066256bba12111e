internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SecureStringInOtherProperty: Rule {
  let metadata = RuleMetadata(
    id: "functions/secure-string-in-other-property",
    title: "Secure string stands where CloudFormation resolves none",
    severity: .error,
    rationale:
      "Secure strings of Systems Manager are resolved in a few passwords only; elsewhere the deployment fails.",
    remediation:
      "Use a secret of Secrets Manager, or read the parameter at run time.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html"
    ],
    aliases: ["E1027"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.secureString, in: scenario)
  }
}
