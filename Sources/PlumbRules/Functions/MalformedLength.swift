internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedLength: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-length",
    title: "Fn::Length is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it a list, or a function that gives one.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html"
    ],
    aliases: ["E1030"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .length, in: scenario)
  }
}
