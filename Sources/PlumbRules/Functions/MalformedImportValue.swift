internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedImportValue: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-import-value",
    title: "Fn::ImportValue is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation:
      "Give it the name of an export, or a function that gives one and refers to no resource.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html"
    ],
    aliases: ["E1016"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .importValue, in: scenario)
  }
}
