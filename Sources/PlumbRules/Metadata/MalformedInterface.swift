internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedInterface: Rule {
  let metadata = RuleMetadata(
    id: "metadata/malformed-interface",
    title: "Metadata about the parameters' interface isn't what the console reads",
    severity: .error,
    rationale:
      "The console ignores the groups and labels of an AWS::CloudFormation::Interface that it doesn't understand.",
    remediation:
      "Write ParameterGroups with Label and Parameters, and ParameterLabels with default.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html",
    ],
    aliases: ["E4001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let interface = template.section("Metadata")?.entry("AWS::CloudFormation::Interface")
    else { return }
    findings.checkShape(
      "the interface", interface.value, .mapping, under: interface.key.span, in: template)
    check(interface, "the interface", ["ParameterGroups", "ParameterLabels"], template, &findings)
    if let groups = interface.value.entry("ParameterGroups") {
      findings.checkShape(
        "'ParameterGroups'", groups.value, .list, under: groups.key.span, in: template)
      for group in groups.value.elements where group.kind == .mapping {
        check((group, group), "a parameter group", ["Label", "Parameters"], template, &findings)
        if let label = group.entry("Label") {
          check(label, "a label", ["default"], template, &findings)
        }
        if let names = group.entry("Parameters") {
          findings.checkShape(
            "'Parameters' of a group", names.value, .list, under: names.key.span, in: template)
        }
      }
    }
    for label in interface.value["ParameterLabels"].map({ Array($0.entries) }) ?? [] {
      check(label, "a label", ["default"], template, &findings)
    }
  }

  /// Reports keys that there are none of, and a label that is no text.
  private func check(
    _ entry: (key: Node, value: Node), _ what: String, _ known: [String], _ template: Template,
    _ findings: inout FindingCollector
  ) {
    for (key, value) in entry.value.entries {
      if !known.contains(key.text) {
        findings.report(
          .init("\(what) has no key '\(key.text)'", at: .init(key.span))
            .suggesting(template.suggestion(for: key.text, among: known), in: template))
      } else if key.hasText("default") {
        findings.checkShape("'default'", value, .text, under: key.span, in: template)
      }
    }
  }
}
