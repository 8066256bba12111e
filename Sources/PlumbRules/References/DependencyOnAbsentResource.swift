internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct DependencyOnAbsentResource: Rule {
  let metadata = RuleMetadata(
    id: "references/dependency-on-absent-resource",
    title: "DependsOn names a resource that isn't created",
    severity: .error,
    rationale:
      "CloudFormation refuses to deploy a stack in which a resource depends on one whose condition doesn't hold.",
    remediation:
      "Give both the same condition, or replace DependsOn by a reference in an Fn::If, such as one in the resource's Metadata.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html",
      "https://github.com/aws-cloudformation/cfn-lint/pull/1738",
    ],
    aliases: ["E3005"])

  func subjects(in template: Template) -> [Resource] {
    template.resources.filter { resource in
      resource.dependsOn.contains { template.resource($0.text)?.condition != nil }
    }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let references = resource.dependsOn.map {
      Scenario.ResourceReference(resource: $0, isCertain: true)
    }
    findings.reportAbsent(
      references, unknown: nil, reader: "resource '\(resource.id.text)'", in: scenario)
  }
}
