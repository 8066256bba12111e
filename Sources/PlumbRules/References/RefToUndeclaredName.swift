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
    for (name, reference) in template.undeclaredReferences(where: { $0 == .ref }) {
      findings.report(
        .init(.undeclared(name, by: reference, in: template), at: .init(reference.span)))
    }
  }
}

extension String {
  /// That a name is neither a parameter nor a resource.
  static func undeclared(_ name: String, by reference: Reference, in template: Template) -> String {
    let parameters = template.parameters.map(\.name)
    let names = reference.isInCondition ? parameters : parameters + template.resourceNames
    let suggestion = template.suggestion(for: name, among: names)
    return name.hasPrefix("AWS::")
      ? "'\(name)' is no pseudo parameter" + suggestion
      : "'\(name)' is neither a parameter nor a resource of the template" + suggestion
  }
}
