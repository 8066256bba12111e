internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct RedundantDependency: Rule {
  let metadata = RuleMetadata(
    id: "references/redundant-dependency",
    title: "DependsOn names a resource that is referred to anyway",
    severity: .warning,
    rationale:
      "Ref, Fn::GetAtt and Fn::Sub make CloudFormation wait already; a second statement of the same has to be kept up to date for nothing.",
    remediation: "Remove the name from DependsOn.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
      "https://aws.amazon.com/blogs/devops/optimize-aws-cloudformation-templates/",
    ],
    aliases: ["W3005"])

  /// In a branch that isn't known to be taken nothing is certain.
  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [Resource] {
    template.resources.filter { !$0.dependsOn.isEmpty }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let references = scenario.resourceReferences(of: resource).references
    for name in resource.dependsOn {
      // A reference in a branch makes nothing wait where the other branch is taken.
      let labels = references.filter { $0.isCertain && $0.resource.text == name.text }
        .map { Label($0.resource.span, "this makes '\(resource.id.text)' wait already") }
      if labels.isEmpty { continue }
      var violation = FindingCollector.Violation(
        "'\(resource.id.text)' refers to '\(name.text)' anyway", at: Label(name.span),
        related: labels, fixes: fixes(removing: name, from: resource))
      // The CDK writes such names of its own, and would write them again.
      if resource.body["Metadata"]?["aws:cdk:path"] != nil {
        violation.severity = .note
        violation.fixes = []
      }
      findings.report(violation)
    }
  }

  private func fixes(removing name: Name, from resource: Resource) -> [Fix] {
    guard resource.body.bindings == nil, let node = resource.body.node["DependsOn"] else {
      return []
    }
    let written = node.kind == .scalar ? node : node.elements.first { $0.span == name.span }
    return Fix.all("remove it from DependsOn", written?.removing(), isSafe: true)
  }
}
