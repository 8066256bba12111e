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
    aliases: ["E1010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (name, reference) in template.undeclaredReferences(in: .attribute) {
      findings.report(.undeclared(name, by: reference, in: template))
    }
    for violation in template.attributesOfParameters(in: .attribute) { findings.report(violation) }
  }
}

extension Template {
  /// What to say about references to attributes of parameters, which have none; each once.
  func attributesOfParameters(in use: ReferenceUse) -> [FindingCollector.Violation] {
    if isRewritten { return [] }
    var seen: Set<WrittenReference> = []
    return references.references.compactMap { reference in
      guard reference.kind.readsAttribute, case .parameter(let name) = reference.target,
        self.use(of: reference) == use, seen.insert(WrittenReference(reference)).inserted
      else { return nil }
      return .init("'\(name)' is a parameter, which has no attributes", at: .init(reference.span))
    }
  }
}

extension Reference.Kind {
  /// Whether it is about an attribute of a resource, and not about the resource itself.
  var readsAttribute: Bool {
    switch self {
    case .attribute, .subAttribute: true
    case .ref, .sub, .dependsOn, .condition, .findInMap: false
    }
  }
}
