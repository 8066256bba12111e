internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ReferenceToAbsentResource: Rule {
  let metadata = RuleMetadata(
    id: "references/reference-to-absent-resource",
    title: "Resource refers to one that isn't created",
    severity: .error,
    rationale:
      "CloudFormation refuses to deploy a stack in which something refers to a resource whose condition doesn't hold.",
    remediation:
      "Give both the same condition, or put the reference into an Fn::If on the condition.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html",
    ],
    aliases: ["W1001"])

  func subjects(in template: Template) -> [Resource] {
    template.resources.filter { template.refersToConditionalResource(.resource($0.id.text)) }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let (references, unknown) = scenario.resourceReferences(of: resource)
    findings.reportAbsent(
      references, unknown: unknown, reader: "resource '\(resource.id.text)'", in: scenario)
  }
}
