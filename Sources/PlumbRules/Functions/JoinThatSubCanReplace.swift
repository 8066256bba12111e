internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct JoinThatSubCanReplace: Rule {
  let metadata = RuleMetadata(
    id: "functions/join-that-sub-can-replace",
    title: "Fn::Join with an empty delimiter could be an Fn::Sub",
    severity: .note,
    rationale:
      "A text with variables reads like what it makes; a list of pieces has to be put together by its reader.",
    remediation:
      "Write the text with ${Name} where the functions stand.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    aliases: ["I1022"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.hasCustomMacro || template.isSynthesized { return }
    for case .join(let delimiter, let values) in template.expressions.lazy.map(\.arguments) {
      guard delimiter.hasText(""), values.kind == .sequence,
        template.expression(of: values) == nil,
        values.elements.allSatisfy({ canStandInSub($0, in: template) })
      else { continue }
      findings.report(
        .init("Fn::Sub says the same in one text", at: Label(delimiter.span)))
    }
  }

  private func canStandInSub(_ node: Node, in template: Template) -> Bool {
    guard let call = template.expression(of: node) else { return true }
    switch call.arguments {
    case .ref, .getAtt: return true
    case .sub(let text): return text.variables == nil
    default: return false
    }
  }
}
