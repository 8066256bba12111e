internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct BlanksInDynamicReference: Rule {
  let metadata = RuleMetadata(
    id: "functions/blanks-in-dynamic-reference",
    title: "Dynamic reference has blanks in its braces",
    severity: .warning,
    rationale:
      "CloudFormation takes it for an ordinary text and resolves nothing.",
    remediation:
      "Remove the blanks.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html"
    ],
    aliases: ["W1053"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.blanks, in: scenario)
  }
}
