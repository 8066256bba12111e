internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct AssertionIsNoComparison: Rule {
  let metadata = RuleMetadata(
    id: "rules/assertion-is-no-comparison",
    title: "Assertion of a rule is no comparison",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with an assertion that is neither true nor false.",
    remediation:
      "Write the assertion with Fn::Equals, Fn::Contains, Fn::EachMemberIn and the other functions of rules.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html",
    ],
    aliases: ["E1701"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (_, body) in template.writtenMembers(of: "Rules") {
      for assertion in body["Assertions"].map({ Array($0.elements) }) ?? [] {
        guard let value = assertion.entry("Assert") else { continue }
        findings.checkComparison("'Assert'", value.value, under: value.key.span, in: template)
      }
    }
  }
}

extension FindingCollector {
  /// Reports what is no comparison of the kind that the Rules section takes.
  mutating func checkComparison(
    _ what: String, _ value: Node, under key: Span, in template: Template
  ) {
    guard let call = template.conditionExpression(of: value) else {
      return checkShape(what, value, .boolean, under: key, in: template)
    }
    if FunctionName.ruleFunctions.contains(call.function) { return }
    report(
      .init(
        "\(call.function.rawValue) is neither true nor false",
        at: .init(template.shapeSpan(of: value, under: key))))
  }
}

extension FunctionName {
  /// The functions that the Rules section takes, and included snippets.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
  fileprivate static let ruleFunctions: [FunctionName] = [
    .and, .condition, .contains, .eachMemberEquals, .eachMemberIn, .equals, .not, .or, .refAll,
    .transform, .valueOf, .valueOfAll,
  ]
}
