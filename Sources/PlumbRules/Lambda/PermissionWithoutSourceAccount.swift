internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct PermissionWithoutSourceAccount: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/permission-without-source-account",
    title: "Permission for a bucket doesn't say whose bucket",
    severity: .warning,
    rationale:
      "The ARN of a bucket has no account in it: a bucket that was deleted can be made anew by someone else, who may then invoke the function.",
    remediation: "Set 'SourceAccount' to !Ref AWS::AccountId.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html",
    ],
    aliases: ["W3663"])

  let types = ["AWS::Lambda::Permission"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.isAbsent(properties["SourceAccount"]) == true,
      hasNoAccount(properties["SourceArn"], in: scenario, into: &findings)
    else { return }
    findings.report(
      .init(
        "'SourceArn' has no account in it, and there is no 'SourceAccount'",
        at: Label(properties.label)))
  }

  /// Whether a source is named by an ARN that has no account in it.
  private func hasNoAccount(
    _ source: Value, in scenario: Scenario, into findings: inout FindingCollector
  ) -> Bool {
    if let text = findings.literal(source, in: scenario.template) {
      return !text.split(separator: ":", omittingEmptySubsequences: false).contains { part in
        part.utf8.count == 12 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      } && !text.contains("{")
    }
    return findings.resource(of: source, in: scenario)?.type == "AWS::S3::Bucket"
  }
}
