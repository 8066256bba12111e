internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnusedMapping: Rule {
  let metadata = RuleMetadata(
    id: "mappings/unused-mapping",
    title: "Mapping is never used",
    severity: .warning,
    rationale:
      "A mapping that nothing looks into misleads its reader, and often shows that a lookup went missing.",
    remediation:
      "Use the mapping, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html"
    ],
    aliases: ["W7001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isRewrittenFreely || template.hasIncludedSnippet { return }
    var used: Set<String> = []
    for expression in template.allExpressions where expression.function == .findInMap {
      guard case .findInMap(let call) = expression.arguments, call.map.kind == .scalar,
        template.expression(of: call.map) == nil, !call.map.text.utf8.contains(UInt8(ascii: "{"))
      else { return }
      used.insert(call.map.text)
    }
    for mapping in template.mappings where !used.contains(mapping.name.text) {
      findings.report(
        .init(
          "mapping '\(mapping.name.text)' is never used", at: .init(mapping.name.span),
          fixes: Fix.all("remove the mapping", mapping.body.node.removing(), isSafe: false)))
    }
  }
}
