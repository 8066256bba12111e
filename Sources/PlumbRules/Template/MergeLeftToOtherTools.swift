internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MergeLeftToOtherTools: Rule {
  let metadata = RuleMetadata(
    id: "template/merge-left-to-other-tools",
    title: "Template has a merge key, which CloudFormation itself doesn't take",
    severity: .note,
    rationale:
      "CloudFormation merges no mappings; 'aws cloudformation package', SAM and other tools do before they hand the template on.",
    remediation:
      "Write the entries out, or deploy what such a tool has written.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    aliases: ["W1100"])

  func subjects(in template: Template) -> [Template] {
    // SAM's command merges them.
    template.isServerless ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for key in template.tree.mergeKeys {
      findings.report(.init("CloudFormation doesn't merge mappings", at: .init(key)))
    }
  }
}
