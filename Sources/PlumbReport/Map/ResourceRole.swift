internal import PlumbTemplate

/// What a resource is for, by its type: how maps group resources.
enum ResourceRole: String, CaseIterable {
  case triggers = "Schedules and messages"
  case compute = "Compute"
  case access = "Access and keys"
  case storage = "Storage"
  case databases = "Databases"
  case monitoring = "Logs and alarms"
  case network = "Network"
  case other = "Other"

  init(_ type: ResourceType) {
    let parts = type.rawValue.split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count >= 3, parts[0] == "AWS" else {
      self = .other
      return
    }
    let (service, kind) = (String(parts[1]), String(parts[2]))
    if ResourceRole.accessKinds.contains(where: kind.hasSuffix) {
      self = .access
    } else if service == "EC2", ResourceRole.computeKinds.contains(where: kind.hasPrefix) {
      self = .compute
    } else if service == "EC2", kind.hasPrefix("Volume") {
      self = .storage
    } else {
      self = ResourceRole.services[service] ?? .other
    }
  }

  private static let accessKinds = ["Policy", "Permission", "InlinePolicy", "AccessPolicy"]
  private static let computeKinds = ["Instance", "LaunchTemplate", "SpotFleet", "EC2Fleet", "Host"]

  private static let services: [String: ResourceRole] = {
    let names: [(ResourceRole, [String])] = [
      (.triggers, ["Events", "Scheduler", "SNS", "SQS", "StepFunctions", "Kinesis", "Pipes"]),
      (.triggers, ["KinesisFirehose", "SES", "AmazonMQ", "MSK", "EventSchemas"]),
      (
        .compute,
        ["Lambda", "ECS", "EKS", "Batch", "AutoScaling", "AppRunner", "Serverless", "CodeBuild"]
      ),
      (.compute, ["ElasticBeanstalk", "EMR", "Glue", "SageMaker", "ApplicationAutoScaling"]),
      (.access, ["IAM", "KMS", "SecretsManager", "Cognito", "CertificateManager", "SSO", "RAM"]),
      (.access, ["WAFv2", "GuardDuty", "ACMPCA"]),
      (.storage, ["S3", "EFS", "FSx", "ECR", "Backup", "S3Express", "Transfer"]),
      (.databases, ["RDS", "DynamoDB", "ElastiCache", "Neptune", "DocDB", "Redshift"]),
      (.databases, ["OpenSearchService", "Elasticsearch", "MemoryDB", "Timestream", "Athena"]),
      (.monitoring, ["CloudWatch", "Logs", "CloudTrail", "Config", "XRay", "Synthetics"]),
      (.network, ["EC2", "ElasticLoadBalancing", "ElasticLoadBalancingV2", "Route53"]),
      (.network, ["CloudFront", "ApiGateway", "ApiGatewayV2", "AppSync", "GlobalAccelerator"]),
    ]
    return Dictionary(
      names.flatMap { role, services in services.map { ($0, role) } },
      uniquingKeysWith: { first, _ in first })
  }()
}
