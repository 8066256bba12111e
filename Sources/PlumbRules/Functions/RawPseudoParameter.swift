internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct RawPseudoParameter: Rule {
  let metadata = RuleMetadata(
    id: "functions/raw-pseudo-parameter",
    title: "Name of a pseudo parameter is used as a text",
    severity: .warning,
    rationale:
      "Only Ref and Fn::Sub put in the value; as a text the name itself reaches the service.",
    remediation:
      "Write Ref in front of the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html"
    ],
    aliases: ["W1054"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.pseudoParameter, in: scenario)
  }
}
