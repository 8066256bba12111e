internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnneededSub: Rule {
  let metadata = RuleMetadata(
    id: "functions/unneeded-sub",
    title: "Fn::Sub has no variables",
    severity: .warning,
    rationale:
      "A reader looks for the variable in vain, and a variable that was lost goes unnoticed.",
    remediation:
      "Remove Fn::Sub, or put the variable in.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    aliases: ["W1020"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    // SAM and macros make names in ways of their own.
    if template.isServerless || template.hasCustomMacro { return }
    for case .sub(let text) in template.expressions.lazy.map(\.arguments)
    where !text.hasVariables && !text.node.isForeign && text.variables?.count ?? 0 == 0 {
      findings.report(
        .init(
          "Fn::Sub has nothing to put in here", at: Label(text.node.span),
          fixes: Fix.all("remove Fn::Sub", edits(removingCallOf: text.node), isSafe: true)))
    }
  }

  /// Edits that leave the text alone; nil where the call says more, as `${!Name}` does.
  private func edits(removingCallOf text: Node) -> [Edit]? {
    guard text.kind == .scalar, !text.isShared, !text.text.contains("${") else { return nil }
    if let tag = text.tag { return [Edit(Span(tag.span.start, text.span.start), "")] }
    guard let call = text.parent, call.kind == .mapping, call.isFlow, call.tag == nil else {
      return nil
    }
    return [Edit(call.span, text.tree.source.text(text.span))]
  }
}
