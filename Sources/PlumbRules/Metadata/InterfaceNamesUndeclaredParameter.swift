internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct InterfaceNamesUndeclaredParameter: Rule {
  let metadata = RuleMetadata(
    id: "metadata/interface-names-undeclared-parameter",
    title: "Metadata about the parameters' interface names a parameter that there is none of",
    severity: .warning,
    rationale:
      "The console leaves the group or label out, so that the parameter that was meant is shown elsewhere.",
    remediation:
      "Correct the name, or remove it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html"
    ],
    aliases: ["W4001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard !template.isRewritten,
      let interface = template.section("Metadata")?["AWS::CloudFormation::Interface"]
    else { return }
    let groups = (interface["ParameterGroups"]?.elements).map(Array.init) ?? []
    let names =
      groups.flatMap { ($0["Parameters"]?.elements).map(Array.init) ?? [] }
      + ((interface["ParameterLabels"]?.entries).map { $0.map(\.key) } ?? [])
    let declared = template.writtenMembers(of: "Parameters").map(\.key.text)
    let known = Set(declared)
    for name in names where name.kind == .scalar && !known.contains(name.text) {
      findings.report(
        .init("the template has no parameter '\(name.text)'", at: .init(name.span))
          .suggesting(template.suggestion(for: name.text, among: declared), in: template))
    }
  }
}
