internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MetadataOfWrongKind: Rule {
  let metadata = RuleMetadata(
    id: "resources/metadata-of-wrong-kind",
    title: "Metadata of a resource is no mapping, or has a member without a value",
    severity: .error,
    rationale: "CloudFormation refuses metadata of another shape, and null everywhere.",
    remediation: "Write a mapping in which every member has a value.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html"
    ],
    aliases: ["E3028"])

  func subjects(in template: Template) -> [Resource] { template.resources(with: "Metadata") }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let (key, node) = resource.body.node.entry("Metadata") else { return }
    if scenario.template.expression(of: node) != nil { return }
    if node.kind == .scalar {
      findings.report(.init("Metadata is a mapping, not \(node.described)", at: Label(key.span)))
    }
    for (name, value) in node.entries where value.isNull {
      findings.report(.init("'\(name.text)' has no value", at: Label(name.span)))
    }
  }
}
