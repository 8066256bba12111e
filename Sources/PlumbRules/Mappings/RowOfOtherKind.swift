internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct RowOfOtherKind: Rule {
  let metadata = RuleMetadata(
    id: "mappings/row-of-other-kind",
    title: "Rows of a mapping are looked up by another parameter than they are named after",
    severity: .error,
    rationale:
      "CloudFormation refuses a lookup whose row the mapping doesn't have: a mapping of environments has none for a name that can be anything.",
    remediation:
      "Look the row up by the parameter whose values the rows are named after.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html"
    ])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    for expression in template.expressions {
      guard case .findInMap(let call) = expression.arguments, call.defaultValue == nil,
        template.expression(of: call.map) == nil,
        let mapping = template.mappings.first(where: { $0.name.text == call.map.text }),
        case .ref(let name)? = template.expression(of: call.topKey)?.arguments,
        let other = chooser(insteadOf: name.text, for: mapping, in: template)
      else { continue }
      findings.report(
        .init(
          "mapping '\(mapping.name.text)' has no rows by '\(name.text)', but by '\(other.name)'",
          at: Label(name.span), related: [Label(mapping.name.span, "the mapping")]))
    }
  }

  /// The parameter whose values are the rows, where another one, of no known values, is to choose.
  private func chooser(insteadOf name: String, for mapping: Mapping, in template: Template)
    -> Parameter?
  {
    let rows = mapping.body.node.entries.map(\.key.text)
    guard !rows.contains("Fn::Transform"),
      let parameter = template.parameters.first(where: { $0.name == name }),
      parameter.type == .string, parameter.allowedValues == nil,
      !rows.contains(where: (parameter.declaration?.body["AllowedPattern"]?.text ?? "").contains),
      !rows.contains(parameter.defaultValue?.text ?? "")
    else { return nil }
    return template.parameters.first { isNamedAfter($0, rows) }
  }

  /// Whether the rows are the values that a parameter offers.
  private func isNamedAfter(_ parameter: Parameter, _ rows: [String]) -> Bool {
    guard let values = parameter.allowedValues, values.count > 1 else { return false }
    return values.allSatisfy { rows.contains($0.text) }
  }
}
