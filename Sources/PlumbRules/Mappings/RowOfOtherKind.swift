internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct RowOfOtherKind: Rule {
  let metadata = RuleMetadata(
    id: "mappings/row-of-other-kind",
    title: "Rows of a mapping are looked up by something else than they are named after",
    severity: .error,
    rationale:
      "CloudFormation refuses a lookup whose row the mapping doesn't have: a mapping of environments has none for a region or for a name that can be anything.",
    remediation:
      "Look the row up by the parameter whose values the rows are named after.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html",
    ])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    for expression in template.expressions {
      guard case .findInMap(let call) = expression.arguments, call.defaultValue == nil,
        template.expression(of: call.map) == nil,
        let mapping = template.mappings.first(where: { $0.name.text == call.map.text }),
        case .ref(let name)? = template.expression(of: call.topKey)?.arguments,
        let reason = objection(to: name.text, for: mapping, in: template)
      else { continue }
      findings.report(
        .init(
          "mapping '\(mapping.name.text)' has no rows by '\(name.text)'" + reason,
          at: Label(name.span), related: [Label(mapping.name.span, "the mapping")]))
    }
  }

  /// Why a name can't choose a row; nil where it may.
  private func objection(to name: String, for mapping: Mapping, in template: Template) -> String? {
    let rows = mapping.body.node.entries.map(\.key.text)
    if rows.isEmpty || rows.contains("Fn::Transform") { return nil }
    if name == "AWS::Region" { return rows.contains(where: isRegion) ? nil : "" }
    if name == "AWS::Partition" { return rows.contains { $0.hasPrefix("aws") } ? nil : "" }
    if name == "AWS::AccountId" {
      return rows.contains { $0.utf8.count == 12 && Int($0) != nil } ? nil : ""
    }
    guard let parameter = template.parameters.first(where: { $0.name == name }),
      parameter.type == .string, parameter.allowedValues == nil,
      !rows.contains(where: (parameter.declaration?.body["AllowedPattern"]?.text ?? "").contains),
      !rows.contains(parameter.defaultValue?.text ?? ""),
      let other = template.parameters.first(where: { isNamedAfter($0, rows) })
    else { return nil }
    return ", but by '\(other.name)'"
  }

  /// Whether the rows are the values that a parameter offers.
  private func isNamedAfter(_ parameter: Parameter, _ rows: [String]) -> Bool {
    guard let values = parameter.allowedValues, values.count > 1 else { return false }
    return values.allSatisfy { rows.contains($0.text) }
  }

  private func isRegion(_ row: String) -> Bool {
    guard let last = row.utf8.last, row.utf8.count > 6 else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) && row.contains("-")
  }
}
