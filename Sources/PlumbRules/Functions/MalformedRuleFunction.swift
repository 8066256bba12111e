internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedRuleFunction: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-rule-function",
    title: "Function of the Rules section is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with an assertion that it cannot evaluate.",
    remediation: "Give it the two arguments that its documentation shows.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html"
    ],
    aliases: ["E1701"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .contains, .eachMemberEquals, .eachMemberIn, .valueOf, in: scenario)
  }
}
