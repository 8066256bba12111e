internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedDynamicReference: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-dynamic-reference",
    title: "Dynamic reference hasn't the form that CloudFormation reads",
    severity: .error,
    rationale:
      "The deployment fails when CloudFormation tries to resolve it.",
    remediation:
      "Write {{resolve:ssm:name:version}} or {{resolve:secretsmanager:secret:SecretString:key:stage:version}}.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html"
    ],
    aliases: ["E1050"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.malformedReference, in: scenario)
  }
}
