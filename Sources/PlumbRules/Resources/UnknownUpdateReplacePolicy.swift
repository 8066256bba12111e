internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnknownUpdateReplacePolicy: Rule {
  let metadata = RuleMetadata(
    id: "resources/unknown-update-replace-policy",
    title: "UpdateReplacePolicy is none that the resource type has",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with such a policy; a snapshot is made of a few types only.",
    remediation: "Write Delete or Retain, or Snapshot where the type has snapshots.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html"
    ],
    aliases: ["E3036"])
  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [Resource] {
    template.resources(with: "UpdateReplacePolicy")
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.reportPolicy("UpdateReplacePolicy", of: resource, ["Delete", "Retain"], in: scenario)
  }
}
