internal import PlumbTemplate

/// What AWS bills for a resource that does nothing, as its price list says; without amounts, which
/// differ by region and time.
struct IdleCharge {
  /// What is billed, to stand after the resource's name.
  let words: String
  /// The price list.
  let page: String

  /// The charge for a type; nil where only use is billed, or what there is isn't known here.
  init?(_ type: ResourceType) {
    guard let charge = IdleCharge.charges[type.rawValue] else { return nil }
    self = charge
  }

  private init(_ words: String, _ page: String) {
    self.words = words
    self.page = "https://aws.amazon.com/\(page)/pricing/"
  }

  private static let charges: [String: IdleCharge] = [
    "AWS::KMS::Key": IdleCharge("each month for every key, used or not", "kms"),
    "AWS::KMS::ReplicaKey": IdleCharge("each month for every key, used or not", "kms"),
    "AWS::CloudWatch::Alarm": IdleCharge("each month for every metric it watches", "cloudwatch"),
    "AWS::CloudWatch::CompositeAlarm": IdleCharge("each month for every alarm", "cloudwatch"),
    "AWS::CloudWatch::Dashboard": IdleCharge("each month for every dashboard", "cloudwatch"),
    "AWS::SecretsManager::Secret": IdleCharge("each month for every secret", "secrets-manager"),
    "AWS::Route53::HostedZone": IdleCharge("each month for every zone", "route53"),
    "AWS::EC2::NatGateway": IdleCharge("each hour that it exists", "vpc"),
    "AWS::EC2::EIP": IdleCharge("each hour for every public address", "vpc"),
    "AWS::EC2::Instance": IdleCharge("while it runs, and its volumes always", "ec2"),
    "AWS::EC2::Volume": IdleCharge("for its size, attached or not", "ebs"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": IdleCharge(
      "each hour that it exists", "elasticloadbalancing"),
    "AWS::ElasticLoadBalancing::LoadBalancer": IdleCharge(
      "each hour that it exists", "elasticloadbalancing"),
    "AWS::EKS::Cluster": IdleCharge("each hour that it exists", "eks"),
    "AWS::RDS::DBInstance": IdleCharge("while it runs, and its storage always", "rds"),
    "AWS::ElastiCache::CacheCluster": IdleCharge("each hour for every node", "elasticache"),
    "AWS::ElastiCache::ReplicationGroup": IdleCharge("each hour for every node", "elasticache"),
    "AWS::Redshift::Cluster": IdleCharge("each hour for every node", "redshift"),
    "AWS::Transfer::Server": IdleCharge("each hour for every protocol", "aws-transfer-family"),
    "AWS::WAFv2::WebACL": IdleCharge("each month for every list and rule", "waf"),
    "AWS::FSx::FileSystem": IdleCharge("for its size, used or not", "fsx"),
  ]
}
