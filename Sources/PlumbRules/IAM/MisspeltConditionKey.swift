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
      guard name.hasPrefix("aws:"), !name.contains("/"), !Self.lowercased.contains(name),
        let suggestion = template.suggestion(for: key.text, among: Self.names)
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

  private static let lowercased = Set(names.map { $0.lowercased() })
}
