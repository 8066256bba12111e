internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UndefinedCondition: Rule {
  let metadata = RuleMetadata(
    id: "conditions/undefined-condition",
    title: "Condition is used that the template doesn't define",
    severity: .error,
    rationale:
      "CloudFormation refuses a template that uses a condition which isn't in its Conditions section.",
    remediation:
      "Correct the name, or define the condition in the Conditions section.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    aliases: ["E8002", "E1028", "E3015", "E6005", "E8007"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    let names = template.conditions.map(\.name.text)
    var seen: Set<WrittenReference> = []
    for reference in template.references.references {
      guard case .condition(let name) = reference.target, !name.isEmpty,
        template.condition(name) == nil, !template.canGain(name),
        seen.insert(WrittenReference(reference)).inserted
      else { continue }
      let suggestion = template.suggestion(for: name, among: names)
      findings.report(
        .init("condition '\(name)' isn't defined" + suggestion, at: .init(reference.span)))
    }
  }
}
