internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedGetAtt: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-get-att",
    title: "Fn::GetAtt is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it the name of a resource and of one of its attributes.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html"
    ],
    aliases: ["E1010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .getAtt, in: scenario)
  }
}
