internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedIf: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-if",
    title: "Fn::If is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it the name of a condition of the template and two values.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    aliases: ["E1028"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .if, in: scenario)
  }
}
