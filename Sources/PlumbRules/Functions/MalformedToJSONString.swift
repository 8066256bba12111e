internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedToJSONString: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-to-json-string",
    title: "Fn::ToJsonString is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it a list or a mapping.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html"
    ],
    aliases: ["E1031"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .toJSONString, in: scenario)
  }
}
