internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MalformedEquals: Rule {
  let metadata = RuleMetadata(
    id: "functions/malformed-equals",
    title: "Fn::Equals is called with arguments that it doesn't take",
    severity: .error,
    rationale:
      "CloudFormation evaluates conditions before anything else, from a few functions only, and refuses a template with others.",
    remediation: "Give it two texts, or functions that give texts from parameters and mappings.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    aliases: ["E8003"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportCalls(of: .equals, in: scenario)
  }
}
