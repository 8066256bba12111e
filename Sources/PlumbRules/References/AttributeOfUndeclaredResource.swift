internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct AttributeOfUndeclaredResource: Rule {
  let metadata = RuleMetadata(
    id: "references/attribute-of-undeclared-resource",
    title: "Attribute is read of something that is no resource of the template",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a reference that it can't resolve.",
    remediation:
      "Correct the resource's name, or declare the resource; use Ref for a parameter's value.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html"
    ],
    aliases: ["E1010", "E1019"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    let undeclared = template.undeclaredReferences {
      if case .attribute = $0 { true } else { false }
    }
    for (name, reference) in undeclared {
      let suggestion = template.suggestion(for: name, among: template.resourceNames)
      findings.report(
        .init("'\(name)' is no resource of the template" + suggestion, at: .init(reference.span)))
    }
    checkParameters(of: template, into: &findings)
  }

  private func checkParameters(of template: Template, into findings: inout FindingCollector) {
    // There the name can come from a function, such as the `Ref` of a parameter.
    if template.hasLanguageExtensions || template.isRewritten { return }
    var seen: Set<WrittenReference> = []
    for reference in template.references.references {
      guard case .attribute = reference.kind, case .parameter(let name) = reference.target,
        seen.insert(WrittenReference(reference)).inserted
      else { continue }
      findings.report(
        .init("'\(name)' is a parameter, which has no attributes", at: .init(reference.span)))
    }
  }
}
