internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct RefToUndeclaredName: Rule {
  let metadata = RuleMetadata(
    id: "references/ref-to-undeclared-name",
    title: "Ref names nothing that the template declares",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a reference that it can't resolve.",
    remediation:
      "Correct the name, or declare the parameter or resource.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html"
    ],
    aliases: ["E1020", "E1012"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (name, reference) in template.undeclaredReferences(in: .ref) {
      findings.report(.undeclared(name, by: reference, in: template))
    }
  }
}

extension FindingCollector.Violation {
  /// That a name isn't declared as what a reference needs.
  static func undeclared(_ name: String, by reference: Reference, in template: Template) -> Self {
    let place = Label(reference.span)
    let resources = template.resourceNames
    if reference.kind.readsAttribute {
      return .init("'\(name)' is no resource of the template", at: place)
        .suggesting(template.suggestion(for: name, among: resources), in: template)
    }
    let parameters = template.parameters.map(\.name)
    let suggestion = template.suggestion(
      for: name, among: reference.isInCondition ? parameters : parameters + resources)
    if name.isEmpty { return .init("the name of what is referred to is missing", at: place) }
    let problem =
      name.hasPrefix("AWS::")
      ? "is no pseudo parameter" : "is neither a parameter nor a resource of the template"
    return .init("'\(name)' \(problem)", at: place).suggesting(suggestion, in: template)
  }
}
