internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedFindInMap: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-find-in-map",
    title: "Fn::FindInMap is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation:
      "Give it a mapping's name and two keys, and with AWS::LanguageExtensions a DefaultValue.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html"
    ],
    aliases: ["E1011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .findInMap, in: scenario)
  }
}
