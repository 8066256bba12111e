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

  /// Whether a text has the form of a region's name.
  public static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, number.count == 1 else { return false }
    return number.allSatisfy { ("0"..."9").contains($0) }
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty && part.allSatisfy { ("a"..."z").contains($0) }
      }
  }

  /// A few regions of the public partitions.
  static let examples = [
    "us-east-1", "eu-west-1", "us-west-2", "eu-central-1", "cn-north-1", "us-gov-west-1",
  ].map { Region($0) }

  static let standard: Partition = (name: "aws", prefix: "", urlSuffix: "amazonaws.com")

  /// The partitions other than `aws`, which has no prefix of its own.
  static let partitions: [Partition] = [
    (name: "aws-cn", prefix: "cn-", urlSuffix: "amazonaws.com.cn"),
    (name: "aws-us-gov", prefix: "us-gov-", urlSuffix: "amazonaws.com"),
    (name: "aws-iso", prefix: "us-iso-", urlSuffix: "c2s.ic.gov"),
    (name: "aws-iso-b", prefix: "us-isob-", urlSuffix: "sc2s.sgov.gov"),
    (name: "aws-iso-e", prefix: "eu-isoe-", urlSuffix: "cloud.adc-e.uk"),
    (name: "aws-iso-f", prefix: "us-isof-", urlSuffix: "csp.hci.ic.gov"),
    (name: "aws-eusc", prefix: "eusc-", urlSuffix: "amazonaws.eu"),
  ]

  typealias Partition = (name: String, prefix: String, urlSuffix: String)
}
