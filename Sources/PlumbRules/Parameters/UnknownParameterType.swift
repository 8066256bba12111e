internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnknownParameterType: Rule {
  let metadata = RuleMetadata(
    id: "parameters/unknown-parameter-type",
    title: "Type of a parameter is none that CloudFormation has",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a parameter of a type that it doesn't know.",
    remediation:
      "Take one of the documented types; String fits any text.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    ],
    aliases: ["E2002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (type, span) in template.writtenParameterTypes
    where !ParameterTypes.documented.contains(type) && !ParameterTypes.isWrapper(type) {
      let names = ParameterTypes.documented.sorted()
      findings.report(
        .init("there is no parameter type '\(type)'", at: .init(span))
          .suggesting(template.suggestion(for: type, among: names), in: template))
    }
  }
}

extension Template {
  /// The types of the parameters, where they are written out.
  var writtenParameterTypes: [(type: String, span: Span)] {
    writtenMembers(of: "Parameters").compactMap { _, body in
      guard let type = body["Type"], type.kind == .scalar, type.scalar != .null,
        expression(of: type) == nil
      else { return nil }
      return (type.text, type.span)
    }
  }
}
