internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct VariableOutsideSub: Rule {
  let metadata = RuleMetadata(
    id: "functions/variable-outside-sub",
    title: "Text has a variable that nothing replaces",
    severity: .error,
    rationale:
      "Without Fn::Sub the text reaches the service with the dollar sign and the braces in it.",
    remediation:
      "Put the text into Fn::Sub; write a name that is meant as it stands in another way, such as $Name in a script.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    aliases: ["E1029"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportTexts(.variable, in: scenario)
  }
}
