internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct WrongOutputShape: Rule {
  let metadata = RuleMetadata(
    id: "outputs/wrong-output-shape",
    title: "Output, or a part of it, hasn't the shape it must have",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with an output that is no mapping, or with a description or a condition that isn't written out.",
    remediation:
      "Write the output as a mapping, its description as a text and its condition by name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["E6003"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let section = template.namedSection("Outputs") else { return }
    findings.checkShape(
      "section 'Outputs'", section.body, .mapping, under: section.name.span, in: template)
    for (key, body) in template.writtenMembers(of: "Outputs") where body.kind != .mapping {
      findings.checkShape("output '\(key.text)'", body, .mapping, under: key.span, in: template)
    }
    var seen: Set<Span> = []
    for output in template.outputs where seen.insert(output.name.span).inserted {
      for (key, value) in output.body.node.entries {
        guard let shape = WrongOutputShape.shapes[key.text] else { continue }
        findings.checkShape(
          "'\(key.text)' of output '\(output.name.text)'", value, shape, under: key.span,
          in: template)
      }
    }
  }

  private static let shapes: [String: ValueShape] = [
    "Condition": .text, "Description": .text, "Export": .mapping,
  ]
}
