internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedSub: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-sub",
    title: "Fn::Sub is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation:
      "Give it a text, or a list of a text and a mapping of variables to texts; Fn::Join puts lists together.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    aliases: ["E1019"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .sub, in: scenario)
  }
}
