/// A region, with what CloudFormation derives from it.
///
/// `AWS::Partition` and `AWS::URLSuffix` follow the region
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html);
/// the table is that of AWS's SDKs
/// (https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json).
public struct Region: Hashable, Sendable {
  /// `eu-west-1`.
  public let name: String
  /// `aws`, `aws-cn`.
  public let partition: String
  /// `amazonaws.com`, `amazonaws.com.cn`.
  public let urlSuffix: String

  /// A region by its name; one with a prefix that isn't known is taken for one of the partition `aws`.
  public init(_ name: String) {
    let row = Region.partitions.first { name.hasPrefix($0.prefix) } ?? Region.standard
    self.name = name
    partition = row.name
    urlSuffix = row.urlSuffix
  }

  /// Every region that AWS has or has announced, by partition.
  public static let names = (partitions + [standard]).flatMap(\.regions)

  /// A few regions of the public partitions.
  static let examples = [
    "us-east-1", "eu-west-1", "us-west-2", "eu-central-1", "cn-north-1", "us-gov-west-1",
  ].map { Region($0) }

  static let standard = Partition(
    "aws", prefix: "", urlSuffix: "amazonaws.com",
    [
      "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
      "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3",
      "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1",
      "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2",
      "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1",
      "me-west-1", "mx-central-1", "sa-east-1", "sa-west-1", "us-east-1", "us-east-2", "us-west-1",
      "us-west-2",
    ])

  /// The partitions other than `aws`, which has no prefix of its own.
  static let partitions = [
    Partition(
      "aws-cn", prefix: "cn-", urlSuffix: "amazonaws.com.cn", ["cn-north-1", "cn-northwest-1"]),
    Partition(
      "aws-us-gov", prefix: "us-gov-", urlSuffix: "amazonaws.com",
      ["us-gov-east-1", "us-gov-west-1"]),
    Partition(
      "aws-iso", prefix: "us-iso-", urlSuffix: "c2s.ic.gov", ["us-iso-east-1", "us-iso-west-1"]),
    Partition(
      "aws-iso-b", prefix: "us-isob-", urlSuffix: "sc2s.sgov.gov",
      ["us-isob-east-1", "us-isob-west-1"]),
    Partition("aws-iso-e", prefix: "eu-isoe-", urlSuffix: "cloud.adc-e.uk", ["eu-isoe-west-1"]),
    Partition(
      "aws-iso-f", prefix: "us-isof-", urlSuffix: "csp.hci.ic.gov",
      ["us-isof-east-1", "us-isof-south-1"]),
    Partition("aws-eusc", prefix: "eusc-", urlSuffix: "amazonaws.eu", ["eusc-de-east-1"]),
  ]

  /// A partition with what the names of its regions start with.
  struct Partition {
    let name: String
    let prefix: String
    let urlSuffix: String
    let regions: [String]

    init(_ name: String, prefix: String, urlSuffix: String, _ regions: [String]) {
      self.name = name
      self.prefix = prefix
      self.urlSuffix = urlSuffix
      self.regions = regions
    }
  }
}
