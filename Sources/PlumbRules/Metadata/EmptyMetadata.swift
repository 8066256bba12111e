internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct EmptyMetadata: Rule {
  let metadata = RuleMetadata(
    id: "metadata/empty-metadata",
    title: "Metadata has no value",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a null in its metadata.",
    remediation:
      "Give the key a value, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html"
    ],
    aliases: ["E4002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let metadata = template.namedSection("Metadata") else { return }
    if metadata.body.kind == .mapping {
      look(for: metadata.body, into: &findings)
    } else {
      findings.checkShape(
        "section 'Metadata'", metadata.body, .mapping, under: metadata.name.span, in: template)
    }
  }

  private func look(for node: Node, into findings: inout FindingCollector) {
    for element in node.elements {
      if element.scalar == .null {
        findings.report(.init("a list in Metadata has an empty element", at: .init(element.span)))
      }
      look(for: element, into: &findings)
    }
    for (key, value) in node.entries {
      if value.scalar == .null {
        findings.report(.init("'\(key.text)' in Metadata has no value", at: .init(key.span)))
      }
      look(for: value, into: &findings)
    }
  }
}
