internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ACLWithoutOwnershipControls: PropertiesRule {
  let metadata = RuleMetadata(
    id: "s3/acl-without-ownership-controls",
    title: "Bucket has an access control list, which new buckets don't take",
    severity: .error,
    rationale:
      "What is in a new bucket belongs to its owner, and S3 refuses access control lists for it.",
    remediation:
      "Set 'OwnershipControls' with a rule, or remove 'AccessControl' and use a bucket policy.",
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html"
    ],
    aliases: ["E3045"])

  let types = ["AWS::S3::Bucket"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let list = findings.text(properties["AccessControl"]),
      !ACLWithoutOwnershipControls.harmless.contains(list),
      let isAbsent = findings.isAbsent(properties["OwnershipControls"])
    else { return }
    if !isAbsent {
      guard let controls = findings.mapping(properties["OwnershipControls"]),
        let rules = findings.known(controls["Rules"])
      else { return }
      if !findings.elements(rules).isEmpty { return }
    }
    findings.report(
      .init(
        "'\(list)' needs 'OwnershipControls' with a rule that allows such lists",
        at: Label(properties.label),
        related: [Label(properties.label(of: "AccessControl"), "the list")],
        fixes: isAbsent ? fixes(of: properties) : []))
  }

  /// Whoever writes an object keeps it where the list lets the bucket's owner in.
  private func fixes(of properties: MappingValue) -> [Fix] {
    guard let place = properties.place else { return [] }
    return Fix.all(
      "add OwnershipControls with BucketOwnerPreferred",
      place.node.inserting(
        "OwnershipControls", ["Rules": [["ObjectOwnership": "BucketOwnerPreferred"]]]),
      isSafe: true, isOfRound: true)
  }

  /// Lists that change nothing about a bucket that belongs to its owner.
  private static let harmless = ["Private", "BucketOwnerFullControl", "BucketOwnerRead"]
}
