internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedJoin: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-join",
    title: "Fn::Join is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it a delimiter that is written out and a list of texts.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html"
    ],
    aliases: ["E1022"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .join, in: scenario)
  }
}
