internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MaskedValueIsShown: Rule {
  let metadata = RuleMetadata(
    id: "parameters/masked-value-is-shown",
    title: "Value of a NoEcho parameter is shown by an output or by metadata",
    severity: .warning,
    rationale:
      "NoEcho masks a parameter's value in the parameters alone; Metadata, Outputs and a resource's Metadata show it to everyone who may describe the stack.",
    remediation:
      "Don't use the parameter there; pass the name of a secret instead of its value.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    aliases: ["W2010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    let masked = Set(template.parameters.lazy.filter(\.isMasked).map(\.name))
    if masked.isEmpty { return }
    var seen: Set<Span> = []
    for expression in template.allExpressions {
      for name in expression.namesOfValues where masked.contains(name.text) {
        guard let place = template.shownPlace(of: name.span), seen.insert(name.span).inserted
        else { continue }
        findings.report(
          .init("\(place) shows the masked value of '\(name.text)'", at: .init(name.span)))
      }
    }
  }
}

extension Expression {
  /// The parameters or resources whose values it gives, as `Ref` and as variables of `Fn::Sub`.
  fileprivate var namesOfValues: [Name] {
    switch arguments {
    case .ref(let name): [Name(name.text, name.span)]
    case .sub(let text):
      text.pieces.compactMap { piece in
        guard case .variable(let variable) = piece,
          text.variables?.entry(variable.name.text) == nil
        else { return nil }
        return variable.name
      }
    default: []
    }
  }
}

extension Template {
  /// The part with a span that is shown in plain text: `Metadata`, an output or metadata of a resource.
  fileprivate func shownPlace(of span: Span) -> String? {
    if section("Metadata")?.span.contains(span) == true { return "Metadata" }
    if let output = outputs.first(where: { $0.body.span.contains(span) }) {
      return "output '\(output.name.text)'"
    }
    let resource = resources.first { $0.body["Metadata"]?.span.contains(span) ?? false }
    return resource.map { "Metadata of resource '\($0.id.text)'" }
  }
}
