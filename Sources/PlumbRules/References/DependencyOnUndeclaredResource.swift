internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct DependencyOnUndeclaredResource: Rule {
  let metadata = RuleMetadata(
    id: "references/dependency-on-undeclared-resource",
    title: "DependsOn names no resource of the template",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a dependency that it can't resolve.",
    remediation:
      "Correct the resource's name, or remove it from DependsOn.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
    ],
    aliases: ["E3005"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (name, reference) in template.undeclaredReferences(in: .dependsOn) {
      let suggestion = template.suggestion(for: name, among: template.resourceNames)
      findings.report(
        .init("'\(name)' is no resource of the template", at: .init(reference.span))
          .suggesting(suggestion, in: template))
    }
    var seen: Set<WrittenReference> = []
    for reference in template.references.references where reference.kind == .dependsOn {
      guard case .parameter(let name) = reference.target,
        seen.insert(WrittenReference(reference)).inserted
      else { continue }
      findings.report(
        .init("'\(name)' is a parameter, not a resource", at: .init(reference.span)))
    }
  }
}
