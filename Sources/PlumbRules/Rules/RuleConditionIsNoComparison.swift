internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct RuleConditionIsNoComparison: Rule {
  let metadata = RuleMetadata(
    id: "rules/rule-condition-is-no-comparison",
    title: "RuleCondition is no comparison",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a rule whose condition is neither true nor false.",
    remediation:
      "Write the condition with Fn::Equals, Fn::Contains, Fn::EachMemberIn and the other functions of rules.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"
    ],
    aliases: ["E1702"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (_, body) in template.writtenMembers(of: "Rules") {
      guard let value = body.entry("RuleCondition") else { continue }
      findings.checkComparison("'RuleCondition'", value.value, under: value.key.span, in: template)
    }
  }
}
