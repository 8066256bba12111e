internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct MalformedRoleARN: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/malformed-role-arn",
    title: "Role is named by something that is no ARN of a role",
    severity: .error,
    rationale: "The service takes the ARN of a role here, and refuses anything else.",
    remediation: "Give the role's ARN, with Fn::GetAtt if the template makes the role.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"],
    aliases: ["E3511"])

  let types = MalformedRoleARN.properties.map(\.type)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for (type, path) in MalformedRoleARN.properties where type == resource.type.rawValue {
      for value in findings.values(at: path[...], in: .mapping(properties)) {
        guard let text = findings.named(value, in: scenario.template), !isRole(text) else {
          continue
        }
        findings.report(
          .init("'\(text)' is no ARN of a role", at: Label(value.label ?? properties.label)))
      }
    }
  }

  private func isRole(_ text: String) -> Bool {
    guard let arn = ARN(text) else { return text.contains("${") || text.hasPrefix("{{resolve:") }
    return ARN.isPartition(arn.partition) && arn.service == "iam" && arn.resource.hasPrefix("role/")
      && (ARN.isAccount(arn.account) || arn.account.contains("${"))
  }

  private static let properties: [(type: String, path: [String])] = [
    ("AWS::Backup::BackupSelection", ["BackupSelection", "IamRoleArn"]),
    ("AWS::Batch::ComputeEnvironment", ["ComputeResources", "SpotIamFleetRole"]),
    ("AWS::Batch::ComputeEnvironment", ["ServiceRole"]),
    ("AWS::EC2::SpotFleet", ["SpotFleetRequestConfigData", "IamFleetRole"]),
    ("AWS::ECS::TaskDefinition", ["ExecutionRoleArn"]),
    ("AWS::S3::Bucket", ["ReplicationConfiguration", "Role"]),
  ]
}
