internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnknownSection: Rule {
  let metadata = RuleMetadata(
    id: "template/unknown-section",
    title: "Top-level key is no section of a template",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a section that it doesn't know.",
    remediation:
      "Correct the section's name, or move its content into Metadata.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
    ],
    aliases: ["E1001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.hasCustomMacro { return }
    for section in template.sections
    where !section.name.text.isEmpty && !UnknownSection.known.contains(section.name.text) {
      let suggestion = template.suggestion(for: section.name.text, among: UnknownSection.known)
      findings.report(
        .init("a template has no section '\(section.name.text)'", at: .init(section.name.span))
          .suggesting(suggestion, in: template))
    }
  }

  /// `Globals` is SAM's, `Hooks` of blue/green deployments, `Fn::Transform` a macro over the whole template.
  private static let known = [
    "AWSTemplateFormatVersion", "Conditions", "Description", "Fn::Transform", "Globals", "Hooks",
    "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules", "Transform",
  ]
}
