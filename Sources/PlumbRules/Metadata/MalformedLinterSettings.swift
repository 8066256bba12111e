internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedLinterSettings: Rule {
  let metadata = RuleMetadata(
    id: "metadata/malformed-linter-settings",
    title: "Settings for cfn-lint in Metadata aren't among those it has",
    severity: .warning,
    rationale:
      "A setting that isn't understood has no effect, and its author believes that it has.",
    remediation:
      "Write config with ignore_checks, regions, configure_rules and the other settings of cfn-lint.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html",
      "https://github.com/aws-cloudformation/cfn-lint#metadata",
    ],
    aliases: ["W4005"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let settings = template.section("Metadata")?.entry("cfn-lint") else { return }
    findings.checkShape(
      "'cfn-lint'", settings.value, .mapping, under: settings.key.span, in: template)
    guard let config = settings.value.entry("config") else { return }
    findings.checkShape("'config'", config.value, .mapping, under: config.key.span, in: template)
    for (key, value) in config.value.entries {
      guard let shape = MalformedLinterSettings.shapes[key.text] else {
        let names = MalformedLinterSettings.shapes.keys.sorted()
        findings.report(
          .init("cfn-lint has no setting '\(key.text)'", at: .init(key.span))
            .suggesting(template.suggestion(for: key.text, among: names), in: template))
        continue
      }
      findings.checkShape("'\(key.text)'", value, shape, under: key.span, in: template)
      for element in value.elements where shape == .list {
        findings.checkShape(
          "an element of '\(key.text)'", element, .text, under: element.span, in: template)
      }
    }
  }

  private static let shapes: [String: ValueShape] = [
    "append_rules": .list, "configure_rules": .mapping, "ignore_bad_template": .boolean,
    "ignore_checks": .list, "include_experimental": .boolean, "merge_configs": .boolean,
    "regions": .list,
  ]
}
