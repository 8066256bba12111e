internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct DescriptionIsNotText: Rule {
  let metadata = RuleMetadata(
    id: "template/description-is-not-text",
    title: "Description of the template is no text",
    severity: .error,
    rationale:
      "CloudFormation refuses a template whose description isn't a literal text.",
    remediation:
      "Write the description as a text, without functions.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html"
    ],
    aliases: ["E1004"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let description = template.namedSection("Description") else { return }
    findings.checkShape(
      "'Description'", description.body, .text, under: description.name.span, in: template)
  }
}
