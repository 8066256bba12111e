internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct EncryptionDiffersFromCluster: PropertiesRule {
  let metadata = RuleMetadata(
    id: "rds/encryption-differs-from-cluster",
    title: "Database's encryption differs from its cluster's",
    severity: .error,
    rationale:
      "The cluster's storage is encrypted or it isn't; RDS refuses a member that says otherwise.",
    remediation: "Set 'StorageEncrypted' on the cluster only.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html"
    ],
    aliases: ["E3709"])

  let types = ["AWS::RDS::DBInstance"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let cluster = findings.target(
        of: properties["DBClusterIdentifier"], ofType: "AWS::RDS::DBCluster", in: scenario),
      let own = findings.bool(properties["StorageEncrypted"]),
      let theirs = encrypted(cluster, into: &findings), own != theirs
    else { return }
    findings.report(
      .init(
        "StorageEncrypted is \(own), in the cluster '\(cluster.resource.id.text)' it is \(theirs)",
        at: Label(properties.label(of: "StorageEncrypted")),
        related: [Label(cluster.label(of: "StorageEncrypted"), "the cluster's")]))
  }

  private func encrypted(_ cluster: Target, into findings: inout FindingCollector) -> Bool? {
    switch findings.isAbsent(cluster["StorageEncrypted"]) {
    // A cluster made from a snapshot or another cluster is encrypted as that is.
    case true:
      ["SnapshotIdentifier", "SourceDBClusterIdentifier", "KmsKeyId"].allSatisfy {
        findings.isAbsent(cluster[$0]) == true
      } ? false : nil
    case false: findings.bool(cluster["StorageEncrypted"])
    case nil: nil
    }
  }
}
