internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct AliasLeftToOtherTools: Rule {
  let metadata = RuleMetadata(
    id: "template/alias-left-to-other-tools",
    title: "Template has an alias, which CloudFormation doesn't promise to take",
    severity: .note,
    rationale:
      "CloudFormation's documentation lists aliases among the parts of YAML that it doesn't support; 'aws cloudformation package', SAM and other tools write them out before they hand the template on.",
    remediation:
      "Write the value out, or deploy what such a tool has written.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    aliases: ["W1101"])

  func subjects(in template: Template) -> [Template] {
    // SAM's command writes them out.
    template.isServerless ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    // Aliases that nobody can write out are an error of their own.
    if template.tree.findings.contains(where: { $0.rule == "syntax/alias-expansion" }) { return }
    let bytes = template.source.bytes
    for alias in template.tree.aliases {
      let name = String(decoding: bytes[Int(alias.start)..<Int(alias.end)], as: UTF8.self)
      findings.report(
        .init("alias '\(name)' is left to other tools than CloudFormation", at: .init(alias)))
    }
  }
}
