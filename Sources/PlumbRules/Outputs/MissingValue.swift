internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MissingValue: Rule {
  let metadata = RuleMetadata(
    id: "outputs/missing-value",
    title: "Output has no Value, or an export no Name",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with an output that gives nothing, or an export that nobody could import.",
    remediation:
      "Add the Value of the output, or the Name of the export.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["E6002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<Span> = []
    for output in template.outputs where seen.insert(output.name.span).inserted {
      let body = output.body.node
      if body["Fn::Transform"] != nil { continue }
      if body["Value"].map({ $0.scalar == .null }) ?? true {
        findings.report(
          .init("output '\(output.name.text)' has no Value", at: .init(output.name.span)))
      }
      if let export = body.entry("Export"), export.value.kind == .mapping,
        export.value["Name"] == nil, export.value["Fn::Transform"] == nil
      {
        findings.report(
          .init(
            "the export of output '\(output.name.text)' has no Name", at: .init(export.key.span)))
      }
    }
  }
}
