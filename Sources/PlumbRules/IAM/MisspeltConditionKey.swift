internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct MisspeltConditionKey: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/misspelt-condition-key",
    title: "Condition asks for a key that no request has",
    severity: .warning,
    rationale:
      "A key that isn't in the request never matches, and under a negated operator always does: the statement applies to nothing, or to everything.",
    remediation: "Spell the key as IAM does.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html",
      "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    ])

  let types = PolicyKind.all.flatMap(\.properties.keys)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for (_, document) in findings.policyDocuments(PolicyKind.all, of: resource, properties) {
      for statement in findings.mappings(document["Statement"]) {
        guard let condition = findings.mapping(statement["Condition"]) else { continue }
        for (_, keys) in condition.members {
          check(findings.mapping(keys), in: scenario.template, into: &findings)
        }
      }
    }
  }

  /// Keys come to be, so that only one next to a key that there is counts as wrong.
  private func check(
    _ keys: MappingValue?, in template: Template, into findings: inout FindingCollector
  ) {
    for (key, _) in keys?.members ?? [] {
      let name = key.text.lowercased()
      let isGlobal = name.hasPrefix("aws:")
      guard isGlobal || Self.services.contains(where: name.hasPrefix), !name.contains("/"),
        !Self.lowercased.contains(name),
        let suggestion = template.suggestion(
          for: key.text, among: isGlobal ? Self.names : Self.serviceNames)
      else { continue }
      findings.report(
        .init("no request has a key '\(key.text)'", at: Label(key.span))
          .suggesting(suggestion, in: template))
    }
  }

  /// The keys of all services, but those with the name of a tag behind a slash.
  static let names =
    """
    AssumedRoot CalledVia CalledViaFirst CalledViaLast ChatbotSourceArn CurrentTime \
    Ec2InstanceSourcePrivateIPv4 Ec2InstanceSourceVpc EpochTime FederatedProvider \
    MultiFactorAuthAge MultiFactorAuthPresent PrincipalAccount PrincipalArn \
    PrincipalIsAWSService PrincipalOrgID PrincipalOrgPaths PrincipalServiceName \
    PrincipalServiceNamesList PrincipalType Referer RequestedRegion ResourceAccount \
    ResourceOrgID ResourceOrgPaths SecureTransport SignInSessionArn SourceAccount SourceArn \
    SourceIdentity SourceIp SourceOrgID SourceOrgPaths SourceOwner SourceVpc SourceVpcArn \
    SourceVpce TagKeys TokenIssueTime UserAgent ViaAWSService VpcSourceIp VpceAccount \
    VpceOrgID VpceOrgPaths userid username
    """.split(separator: " ").map { "aws:" + $0 }

  /// The services of which the keys are known, but for those with a name behind a slash.
  private static let services = ["s3:", "kms:via", "kms:caller", "cloudwatch:", "iam:passed"]

  private static let serviceNames =
    """
    s3:AccessGrantsInstanceArn s3:AccessPointNetworkOrigin s3:DataAccessPointAccount \
    s3:DataAccessPointArn s3:ExistingJobOperation s3:ExistingJobPriority \
    s3:InventoryAccessibleOptionalFields s3:JobSuspendedCause s3:LocationConstraint \
    s3:RequestJobOperation s3:RequestJobPriority s3:RequestObjectTagKeys s3:ResourceAccount \
    s3:TlsVersion s3:VersionId s3:authType s3:delimiter s3:if-match s3:if-none-match s3:max-keys \
    s3:object-lock-legal-hold s3:object-lock-mode s3:object-lock-remaining-retention-days \
    s3:object-lock-retain-until-date s3:prefix s3:signatureAge s3:signatureversion s3:x-amz-acl \
    s3:x-amz-content-sha256 s3:x-amz-copy-source s3:x-amz-grant-full-control s3:x-amz-grant-read \
    s3:x-amz-grant-read-acp s3:x-amz-grant-write s3:x-amz-grant-write-acp \
    s3:x-amz-metadata-directive s3:x-amz-object-ownership s3:x-amz-server-side-encryption \
    s3:x-amz-server-side-encryption-aws-kms-key-id \
    s3:x-amz-server-side-encryption-customer-algorithm s3:x-amz-storage-class \
    s3:x-amz-website-redirect-location kms:CallerAccount kms:ViaService cloudwatch:AlarmActions \
    cloudwatch:namespace cloudwatch:requestInsightRuleLogGroups \
    cloudwatch:requestManagedResourceARNs iam:PassedToService
    """.split(separator: " ").map(String.init)

  private static let lowercased = Set((names + serviceNames).map { $0.lowercased() })
}
