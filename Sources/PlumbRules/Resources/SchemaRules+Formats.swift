internal import PlumbSource

/// Names, identifiers and ARNs that can't be what they stand for.
extension SchemaRules {
  static let formats = [
    malformedBucketName, malformedCertificateARN, malformedFunctionARN, malformedImageID,
    malformedKeyAlias, malformedKeyARN, malformedKeyID, malformedLogGroupName, malformedRoleARN,
    malformedSecurityGroupID, malformedSecurityGroupName, malformedSubnetID, malformedTopicARN,
    malformedValue, malformedVPCID,
  ]

  private static func format(
    _ id: String, _ alias: String, _ noun: String, _ page: String, also others: [String] = []
  ) -> RuleMetadata {
    RuleMetadata(
      id: RuleID("resources/" + id), title: "Value can't be \(noun)", severity: .error,
      rationale: "The service refuses a value that hasn't the form of \(noun).",
      remediation: "Correct the value, or refer to the resource instead of writing it out.",
      references: ["https://docs.aws.amazon.com/" + page], aliases: [alias] + others)
  }

  private static let resourceIDs = "AWSEC2/latest/UserGuide/resource-ids.html"

  static let malformedValue = format(
    "malformed-value", "E3002", "an address, a date or the like that is wanted",
    "cloudformation-cli/latest/userguide/resource-type-schema.html", also: ["E1103"])
  static let malformedSecurityGroupID = format(
    "malformed-security-group-id", "E1150", "the ID of a security group", resourceIDs)
  static let malformedVPCID = format("malformed-vpc-id", "E1151", "the ID of a VPC", resourceIDs)
  static let malformedImageID = format(
    "malformed-image-id", "E1152", "the ID of an image", resourceIDs)
  static let malformedSecurityGroupName = format(
    "malformed-security-group-name", "E1153", "the name of a security group",
    "AWSEC2/latest/APIReference/API_CreateSecurityGroup.html")
  static let malformedSubnetID = format(
    "malformed-subnet-id", "E1154", "the ID of a subnet", resourceIDs)
  static let malformedLogGroupName = format(
    "malformed-log-group-name", "E1155", "the name of a log group",
    "AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html")
  static let malformedRoleARN = format(
    "malformed-role-arn", "E1156", "the ARN of a role",
    "IAM/latest/UserGuide/reference_identifiers.html")
  static let malformedKeyARN = format(
    "malformed-key-arn", "E1157", "the ARN of a KMS key",
    "kms/latest/developerguide/concepts.html")
  static let malformedTopicARN = format(
    "malformed-topic-arn", "E1158", "the ARN of a topic",
    "service-authorization/latest/reference/list_amazonsns.html")
  static let malformedCertificateARN = format(
    "malformed-certificate-arn", "E1159", "the ARN of a certificate",
    "service-authorization/latest/reference/list_awscertificatemanager.html")
  static let malformedFunctionARN = format(
    "malformed-function-arn", "E1160", "the ARN of a function",
    "lambda/latest/api/API_GetFunction.html")
  static let malformedBucketName = format(
    "malformed-bucket-name", "E1161", "the name of a bucket",
    "AmazonS3/latest/userguide/bucketnamingrules.html")
  static let malformedKeyID = format(
    "malformed-key-id", "E1162", "the ID of a KMS key", "kms/latest/developerguide/concepts.html")
  static let malformedKeyAlias = format(
    "malformed-key-alias", "E1164", "the alias of a KMS key",
    "kms/latest/APIReference/API_CreateAlias.html")
}
