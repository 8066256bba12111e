internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ExportNamedByResource: Rule {
  let metadata = RuleMetadata(
    id: "outputs/export-named-by-resource",
    title: "Name of an export depends on a resource",
    severity: .error,
    rationale:
      "CloudFormation refuses an export whose name takes Ref or GetAtt of a resource.",
    remediation:
      "Build the name of parameters and pseudo parameters, such as AWS::StackName.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html"
    ])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.hasCustomMacro { return }
    for output in template.outputs {
      guard let name = output.body["Export"]?.node.entry("Name")?.value.outerSpan else { continue }
      for reference in template.references.references where name.contains(reference.span) {
        guard case .resource(let resource) = reference.target else { continue }
        findings.report(
          .init("'\(resource)' is a resource, and names no export", at: .init(reference.span)))
      }
    }
  }
}
