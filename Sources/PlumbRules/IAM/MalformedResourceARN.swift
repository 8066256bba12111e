internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct MalformedResourceARN: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-resource-arn",
    title: "Policy of a resource names something that is no ARN",
    severity: .error,
    rationale: "The service refuses a policy with a resource that it can't read.",
    remediation: "Name the resource by its ARN.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"
    ],
    aliases: ["E3514"])

  let types = Array(PolicyKind.resource.properties.keys)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let isBucket = resource.type == "AWS::S3::BucketPolicy"
    for (_, document) in findings.policyDocuments([.resource], of: resource, properties) {
      for statement in findings.mappings(document["Statement"]) {
        for value in findings.elements(statement["Resource"]) {
          guard let text = findings.named(value, in: scenario.template), !text.contains("${")
          else { continue }
          let isFine = text == "*" ? !isBucket : ARN(text)?.isWellFormed == true
          if isFine { continue }
          findings.report(
            .init("'\(text)' is no ARN", at: Label(value.label ?? statement.label(of: "Resource"))))
        }
      }
    }
  }
}
