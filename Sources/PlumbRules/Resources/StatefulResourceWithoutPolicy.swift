internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct StatefulResourceWithoutPolicy: Rule {
  let metadata = RuleMetadata(
    id: "resources/stateful-resource-without-policy",
    title:
      "Resource that holds state doesn't say what becomes of it when it is deleted or replaced",
    severity: .note,
    rationale:
      "Without DeletionPolicy and UpdateReplacePolicy most resources are deleted with what is in them.",
    remediation: "Set both policies, even if they say Delete, so that it is a decision.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
    ],
    aliases: ["I3011"])

  func subjects(in template: Template) -> [Resource] {
    template.resources.filter { $0.type.isStateful }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let missing = ["DeletionPolicy", "UpdateReplacePolicy"].filter { resource.body[$0] == nil }
    for name in missing {
      findings.report(
        .init(
          "'\(resource.id.text)' holds state and has no \(name)", at: Label(resource.id.span),
          fixes: fixes(missing, of: resource)))
    }
  }

  /// Keeping is one decision among others, and so it needs a look.
  private func fixes(_ missing: [String], of resource: Resource) -> [Fix] {
    let edits = missing.map { resource.body.node.inserting($0, "Retain", after: "Type") }
    return Fix.all(
      "keep the resource when it is deleted or replaced",
      edits.contains(nil) ? nil : edits.compactMap(\.self).flatMap(\.self), isSafe: false)
  }
}
