internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnusedCondition: Rule {
  let metadata = RuleMetadata(
    id: "conditions/unused-condition",
    title: "Condition is never used",
    severity: .warning,
    rationale:
      "A condition that nothing uses misleads its reader, and often shows that something lost its Condition.",
    remediation:
      "Use the condition, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    aliases: ["W8001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    for condition in template.conditions
    where template.references.references(to: .condition(condition.name.text)).isEmpty {
      findings.report(
        .init(
          "condition '\(condition.name.text)' is never used", at: .init(condition.name.span),
          fixes: Fix.all("remove the condition", condition.body.node.removing(), isSafe: false)))
    }
  }
}
