internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ReferenceToResourceInCondition: Rule {
  let metadata = RuleMetadata(
    id: "conditions/reference-to-resource-in-condition",
    title: "Condition or rule refers to a resource",
    severity: .error,
    rationale:
      "Conditions and rules are evaluated before any resource is there; CloudFormation refuses such a template.",
    remediation:
      "Refer to parameters, pseudo parameters, mappings and other conditions only.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html",
    ],
    aliases: ["E1020"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.hasCustomMacro { return }
    var seen: Set<WrittenReference> = []
    for reference in template.references.references where reference.isInCondition {
      guard case .resource(let name) = reference.target,
        seen.insert(WrittenReference(reference)).inserted
      else { continue }
      findings.report(
        .init(
          "'\(name)' is a resource, which isn't there yet when conditions are evaluated",
          at: .init(reference.span)))
    }
  }
}
