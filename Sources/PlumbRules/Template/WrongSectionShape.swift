internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct WrongSectionShape: Rule {
  let metadata = RuleMetadata(
    id: "template/wrong-section-shape",
    title: "Section of the template is no mapping",
    severity: .error,
    rationale:
      "CloudFormation can't read a section whose members have no names.",
    remediation:
      "Write the section as a mapping of names, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
    ],
    aliases: ["E1001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for section in template.sections where WrongSectionShape.names.contains(section.name.text) {
      findings.checkShape(
        "section '\(section.name.text)'", section.body, .mapping, under: section.name.span,
        in: template)
    }
  }

  /// The sections whose own rules don't look at their shape.
  private static let names = ["Conditions", "Globals", "Hooks", "Rules"]
}
