internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ExportNameIsNotText: Rule {
  let metadata = RuleMetadata(
    id: "outputs/export-name-is-not-text",
    title: "Name of an export is no text",
    severity: .error,
    rationale:
      "CloudFormation refuses an export whose name isn't a text, or a function that gives one.",
    remediation:
      "Write a text, or a function such as Fn::Sub of parameters.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["E6102"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<Int> = []
    for output in template.outputs where seen.insert(Int(output.name.span.start)).inserted {
      guard let name = output.body["Export"]?.node.entry("Name"),
        template.expression(of: name.value) == nil
      else { continue }
      findings.checkShape(
        "'Name' of the export of output '\(output.name.text)'", name.value, .text,
        under: name.key.span, in: template)
    }
  }
}
