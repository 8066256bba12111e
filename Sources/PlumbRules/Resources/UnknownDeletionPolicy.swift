internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnknownDeletionPolicy: Rule {
  let metadata = RuleMetadata(
    id: "resources/unknown-deletion-policy",
    title: "DeletionPolicy is none that the resource type has",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with such a policy; a snapshot is made of a few types only.",
    remediation:
      "Write Delete, Retain or RetainExceptOnCreate, or Snapshot where the type has snapshots.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html"
    ],
    aliases: ["E3035"])
  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [Resource] {
    template.resources(with: "DeletionPolicy")
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportPolicy(
      "DeletionPolicy", of: resource, ["Delete", "Retain", "RetainExceptOnCreate"], in: scenario)
  }
}
