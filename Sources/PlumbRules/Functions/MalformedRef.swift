internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedRef: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-ref",
    title: "Ref is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it the name of a parameter, a pseudo parameter or a resource.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html"
    ],
    aliases: ["E1020"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .ref, in: scenario)
  }
}
