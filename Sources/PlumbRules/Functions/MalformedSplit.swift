internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedSplit: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-split",
    title: "Fn::Split is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it a delimiter that is written out and a text.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html"
    ],
    aliases: ["E1018"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .split, in: scenario)
  }
}
