internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ComparisonIsConstant: Rule {
  let metadata = RuleMetadata(
    id: "conditions/comparison-is-constant",
    title: "Comparison gives the same in every deployment",
    severity: .warning,
    rationale:
      "Of what the condition chooses, one half is never deployed, which is hardly meant.",
    remediation:
      "Compare with a parameter, or with a value that the parameter can have.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html"
    ],
    aliases: ["W8003"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewritten && template.hasCustomMacro { return }
    var seen: Set<Span> = []
    for expression in template.expressions {
      guard case .equals(let left, let right) = expression.arguments,
        let outcome = outcome(left, right, in: template)
      else { continue }
      guard seen.insert(expression.nameSpan).inserted else { continue }
      let name = Name(expression.function.rawValue, expression.nameSpan)
      findings.report(
        .init(
          "this comparison is always \(outcome.value)",
          at: .init(expression.node.label(of: name)),
          related: outcome.related))
    }
  }

  /// What two operands always give; nil if that depends on the deployment, or isn't known.
  private func outcome(
    _ left: Node, _ right: Node, in template: Template
  ) -> (value: Bool, related: [Label])? {
    if left.isWritten(as: right) { return (true, []) }
    switch (template.literal(left), template.literal(right)) {
    case (let left?, let right?): return (left == right, [])
    case (let literal?, nil): return outcome(right, literal, in: template)
    case (nil, let literal?): return outcome(left, literal, in: template)
    case (nil, nil): return nil
    }
  }

  /// Whether a parameter with a list of values can never be a text.
  private func outcome(
    _ reference: Node, _ literal: String, in template: Template
  ) -> (value: Bool, related: [Label])? {
    guard case .ref(let name) = template.expression(of: reference)?.arguments,
      let parameter = template.parameter(name.text), !parameter.type.isList,
      !parameter.type.isSystemsManager, let allowed = parameter.allowedValues, !allowed.isEmpty
    else { return nil }
    let value = ParameterValue(literal)
    let isAmong = allowed.contains { $0 == value || $0.number != nil && $0.number == value.number }
    guard !isAmong, let declared = parameter.declaration else { return nil }
    let values = declared.body["AllowedValues"]?.elements.first?.span ?? declared.key.span
    return (false, [Label(values, "'\(literal)' isn't among these values")])
  }
}

extension Template {
  /// The text of a scalar that is written out, as CloudFormation compares it; nil for others.
  fileprivate func literal(_ node: Node) -> String? {
    guard node.kind == .scalar, expression(of: node) == nil else { return nil }
    if case .bool(let value) = node.scalar { return value ? "true" : "false" }
    return node.text
  }
}

extension Node {
  /// Whether both are the same text, tags and all.
  fileprivate func isWritten(as other: Node) -> Bool {
    guard kind == other.kind, tag?.name == other.tag?.name, count == other.count else {
      return false
    }
    switch kind {
    case .scalar: return scalar == other.scalar && text == other.text
    case .sequence: return zip(elements, other.elements).allSatisfy { $0.isWritten(as: $1) }
    case .mapping:
      return zip(entries, other.entries).allSatisfy { left, right in
        left.key.isWritten(as: right.key) && left.value.isWritten(as: right.value)
      }
    }
  }
}
