internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedValue: Rule {
  let metadata = RuleMetadata(
    id: "outputs/malformed-value",
    title: "Value of an output is no text, or a function in it has arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation takes texts as outputs only, and refuses a template with another value.",
    remediation:
      "Join a list with Fn::Join, take one element with Fn::Select, or correct the function.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["E6101"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportOutputValues(in: scenario)
  }
}
