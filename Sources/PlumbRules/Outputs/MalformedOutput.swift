internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedOutput: Rule {
  let metadata = RuleMetadata(
    id: "outputs/malformed-output",
    title: "Output has a name or an attribute that CloudFormation refuses",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with an output whose name isn't alphanumeric, or that has other attributes than Value, Description, Condition and Export.",
    remediation:
      "Correct the name of the output or of its attribute.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    aliases: ["E6001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<Span> = []
    for output in template.outputs {
      if !output.name.text.isAlphanumeric, seen.insert(output.name.span).inserted {
        findings.report(
          .init(
            "output name '\(output.name.text)' has characters other than letters and digits",
            at: .init(output.name.span)))
      }
      check(
        output.body.node, MalformedOutput.attributes, "an output", in: template, &seen, &findings)
      if let export = output.body["Export"]?.node {
        check(export, ["Name"], "an export", in: template, &seen, &findings)
      }
    }
  }

  private func check(
    _ body: Node, _ known: [String], _ what: String, in template: Template,
    _ seen: inout Set<Span>, _ findings: inout FindingCollector
  ) {
    for (key, _) in body.entries
    where !known.contains(key.text) && key.isMemberName && seen.insert(key.span).inserted {
      findings.report(
        .init("\(what) has no attribute '\(key.text)'", at: .init(key.span))
          .suggesting(template.suggestion(for: key.text, among: known), in: template))
    }
  }

  private static let attributes = ["Condition", "Description", "Export", "Value"]
}
