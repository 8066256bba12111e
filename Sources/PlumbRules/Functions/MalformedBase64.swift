internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedBase64: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-base64",
    title: "Fn::Base64 is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it one text, or a function that gives one.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html"
    ],
    aliases: ["E1021"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .base64, in: scenario)
  }
}
