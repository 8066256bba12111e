internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UndefinedCondition: Rule {
  let metadata = RuleMetadata(
    id: "conditions/undefined-condition",
    title: "Output has a condition that the template doesn't define",
    severity: .error,
    rationale:
      "CloudFormation refuses a template that uses a condition which isn't in its Conditions section.",
    remediation:
      "Correct the name, or define the condition in the Conditions section.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    aliases: ["E6005", "E8002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportUndefinedConditions(of: template.outputs.map(\.condition), in: template)
  }
}

extension FindingCollector {
  /// Reports the names that no condition of the template has, each place once.
  mutating func reportUndefinedConditions(of names: [Name?], in template: Template) {
    var seen: Set<Name> = []
    for case .some(let name) in names
    where !name.text.isEmpty && template.lacksCondition(name.text) && seen.insert(name).inserted {
      let suggestion = template.suggestion(
        for: name.text, among: template.conditions.map(\.name.text))
      report(
        .init("condition '\(name.text)' isn't defined", at: .init(name.span))
          .suggesting(suggestion, in: template))
    }
  }
}
