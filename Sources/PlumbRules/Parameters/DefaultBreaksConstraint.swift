internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct DefaultBreaksConstraint: Rule {
  let metadata = RuleMetadata(
    id: "parameters/default-breaks-constraint",
    title: "Default of a parameter is a value that the parameter refuses",
    severity: .error,
    rationale:
      "CloudFormation refuses to deploy a stack whose default values break the constraints beside them.",
    remediation:
      "Correct the default, or the constraint.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    aliases: ["E2015"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for parameter in template.parameters {
      guard let value = parameter.defaultValue,
        let written = parameter.declaration?.body["Default"],
        template.expression(of: written) == nil, written.scalar != .null
      else { continue }
      if parameter.type == .number, value.number == nil,
        parameter.allowedValues?.contains(value) == true
      {
        findings.report(
          .init(
            "'\(value.text)' is no number, as is the type of \(parameter.name)",
            at: .init(written.span)))
        continue
      }
      guard !isListed(value, in: parameter), let objection = parameter.objection(to: value) else {
        continue
      }
      findings.report(
        .init(
          objection.message, at: .init(written.span),
          related: [Label(objection.constraint.shownSpan, "the constraint")]))
    }
  }

  /// Whether an allowed value is the same number, written in another way, or the same whole list.
  private func isListed(_ value: ParameterValue, in parameter: Parameter) -> Bool {
    let allowed = parameter.allowedValues ?? []
    if parameter.type.isList { return allowed.contains(value) }
    guard parameter.type == .number, let number = value.number else { return false }
    return allowed.contains { $0.number == number }
  }
}

extension Node {
  /// Where to show it: a list at its first element.
  fileprivate var shownSpan: Span { elements.first?.span ?? span }
}
