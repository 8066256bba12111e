internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct OnlyOneRetentionPolicy: Rule {
  let metadata = RuleMetadata(
    id: "resources/only-one-retention-policy",
    title:
      "Resource is kept when it is deleted but not when it is replaced, or the other way round",
    severity: .note,
    rationale:
      "DeletionPolicy doesn't hold for a replacement: an update that needs a new resource deletes the old one with what is in it.",
    remediation: "Give the resource both DeletionPolicy and UpdateReplacePolicy.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
    ],
    aliases: ["W3011"])

  func subjects(in template: Template) -> [Resource] {
    template.resources.filter { resource in
      // A version of a function or a layer is kept so that the one before stays; none is replaced.
      !["AWS::Lambda::Version", "AWS::Lambda::LayerVersion"].contains(resource.type.rawValue)
        && (resource.body["DeletionPolicy"] == nil) != (resource.body["UpdateReplacePolicy"] == nil)
    }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let names = ["DeletionPolicy", "UpdateReplacePolicy"]
    guard let given = names.first(where: { resource.body[$0] != nil }),
      let missing = names.first(where: { resource.body[$0] == nil }),
      let (key, value) = resource.body.node.entry(given), !value.hasText("Delete")
    else { return }
    findings.report(
      .init(
        "'\(resource.id.text)' has \(given) and no \(missing)", at: Label(resource.id.span),
        related: [Label(key.span)], fixes: fixes(missing, after: key, value, of: resource)))
  }

  /// What is kept in one case is kept in the other.
  private func fixes(
    _ missing: String, after given: Node, _ value: Node, of resource: Resource
  ) -> [Fix] {
    guard ["Retain", "RetainExceptOnCreate", "Snapshot"].contains(value.text) else { return [] }
    // A replacement creates nothing that could fail to be created.
    let policy = value.hasText("Snapshot") ? "Snapshot" : "Retain"
    return Fix.all(
      "add '\(missing): \(policy)'",
      resource.body.node.inserting(missing, .text(policy), after: given.text), isSafe: true)
  }
}
