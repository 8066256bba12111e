internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ACLInsteadOfPolicy: PropertiesRule {
  let metadata = RuleMetadata(
    id: "s3/acl-instead-of-policy",
    title: "Access to a bucket is given by an access control list",
    severity: .note,
    rationale:
      "Access control lists are a legacy mechanism, switched off by default; policies do the same and say more.",
    remediation: "Use an AWS::S3::BucketPolicy, and remove 'AccessControl'.",
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html"
    ],
    aliases: ["W3045"])

  let types = ["AWS::S3::Bucket"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.isAbsent(properties["AccessControl"]) == false else { return }
    findings.report(
      .init(
        "'AccessControl' is a legacy property, a bucket policy takes its place",
        at: Label(properties.key("AccessControl")?.span ?? properties.label)))
  }
}
