internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedGetAZs: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-get-azs",
    title: "Fn::GetAZs is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation:
      "Give it a region, a Ref of AWS::Region, or an empty text for the stack's own region.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html"
    ],
    aliases: ["E1015"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .getAZs, in: scenario)
  }
}
