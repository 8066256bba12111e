internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedSelect: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-select",
    title: "Fn::Select is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a function whose arguments haven't the number, the kind or the source that it takes.",
    remediation: "Give it an index, counted from 0, and a list that has an element there.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html"
    ],
    aliases: ["E1017"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .select, in: scenario)
  }
}
