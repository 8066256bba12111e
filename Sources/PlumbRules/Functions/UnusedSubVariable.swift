internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnusedSubVariable: Rule {
  let metadata = RuleMetadata(
    id: "functions/unused-sub-variable",
    title: "Variable of Fn::Sub is never used",
    severity: .warning,
    rationale:
      "The value is computed for nothing; often the name in the text is misspelt.",
    remediation:
      "Use the variable in the text, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    aliases: ["W1019"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.hasCustomMacro { return }
    for case .sub(let text) in template.expressions.lazy.map(\.arguments) {
      guard let variables = text.variables else { continue }
      for (key, value) in variables.entries where !text.uses(key.text) {
        findings.report(
          .init(
            "the text doesn't use the variable '\(key.text)'", at: Label(key.span),
            fixes: Fix.all("remove the variable", value.removing(), isSafe: false)))
      }
    }
  }
}
