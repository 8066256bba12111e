internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedOr: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-or",
    title: "Fn::Or is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation evaluates conditions before anything else, from a few functions only, and refuses a template with others.",
    remediation:
      "Give it 2 to 10 conditions: comparisons, other condition functions, or names behind Condition.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    aliases: ["E8006"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .or, in: scenario)
  }
}
