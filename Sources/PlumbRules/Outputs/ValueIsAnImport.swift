internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ValueIsAnImport: Rule {
  let metadata = RuleMetadata(
    id: "outputs/value-is-an-import",
    title: "Output gives on what the stack imports",
    severity: .warning,
    rationale:
      "An output of an output hides which stack the value comes from, and ties a third stack to both.",
    remediation:
      "Import the value where it is used.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html"
    ],
    aliases: ["W6001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    let values = template.outputs.compactMap(\.value?.span)
    for expression in template.expressions where expression.function == .importValue {
      guard values.contains(where: { $0.contains(expression.node.span) }) else { continue }
      findings.report(
        .init("this output passes an imported value on", at: .init(expression.nameSpan)))
    }
  }
}
