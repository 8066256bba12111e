internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct EngineDiffersFromCluster: PropertiesRule {
  let metadata = RuleMetadata(
    id: "rds/engine-differs-from-cluster",
    title: "Database has another engine than its cluster",
    severity: .error,
    rationale: "A member of a cluster runs the cluster's engine; RDS refuses another.",
    remediation: "Give both the same engine.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html"
    ],
    aliases: ["E3707"])

  let types = ["AWS::RDS::DBInstance"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let cluster = findings.target(
        of: properties["DBClusterIdentifier"], ofType: "AWS::RDS::DBCluster", in: scenario),
      let own = findings.text(properties["Engine"]),
      let theirs = findings.text(cluster["Engine"]), own.lowercased() != theirs.lowercased()
    else { return }
    findings.report(
      .init(
        "Engine is \(own), in the cluster '\(cluster.resource.id.text)' it is \(theirs)",
        at: Label(properties.label(of: "Engine")),
        related: [Label(cluster.label(of: "Engine"), "the cluster's")]))
  }
}
