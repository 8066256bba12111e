/// An Amazon Resource Name, by its parts: `arn:aws:s3:::bucket/*`.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
package struct ARN: Equatable {
  package let partition: String
  package let service: String
  package let region: String
  package let account: String
  /// Everything behind the account, with its colons and slashes.
  package let resource: String

  /// Nil for what isn't six parts with a colon between each, the first of them `arn`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return nil }
    partition = String(parts[1])
    service = String(parts[2])
    region = String(parts[3])
    account = String(parts[4])
    resource = String(parts[5])
  }

  /// Whether each part has the form that such parts have, wildcards aside.
  package var isWellFormed: Bool {
    (ARN.isPartition(partition) || partition == "*") && !service.isEmpty && !resource.isEmpty
      && (account.isEmpty || account == "aws" || account == "*" || ARN.isAccount(account))
  }

  /// Whether a text is the name of a partition, such as `aws` or `aws-cn`.
  package static func isPartition(_ text: String) -> Bool {
    text.hasPrefix("aws")
      && text.utf8.dropFirst(3).allSatisfy { $0 == UInt8(ascii: "-") || isLetter($0) }
  }

  /// Whether a text is an account number: twelve digits.
  package static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= byte | 0x20
  }
}
