internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ClusterModeWithoutFailover: PropertiesRule {
  let metadata = RuleMetadata(
    id: "elasticache/cluster-mode-without-failover",
    title: "Cluster mode is on without failover or with a single node",
    severity: .error,
    rationale:
      "In cluster mode failover is always on, and there are node groups or several nodes; ElastiCache refuses anything else.",
    remediation:
      "Leave 'AutomaticFailoverEnabled' out or set it to true, and set 'NumNodeGroups' or more than one 'NumCacheClusters'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html"
    ],
    aliases: ["E3026"])

  let types = ["AWS::ElastiCache::ReplicationGroup"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let group = findings.target(
        of: properties["CacheParameterGroupName"], ofType: "AWS::ElastiCache::ParameterGroup",
        in: scenario),
      let parameters = findings.mapping(group["Properties"]),
      findings.text(parameters["cluster-enabled"]) == "yes"
    else { return }
    let label = Label(
      properties["CacheParameterGroupName"].label ?? properties.label(of: "CacheParameterGroupName")
    )
    let mode = Label(parameters.label(of: "cluster-enabled"), "cluster mode is on")
    if findings.bool(properties["AutomaticFailoverEnabled"]) == false {
      findings.report(
        .init(
          "the group turns cluster mode on, and failover is off", at: label,
          related: [mode, Label(properties.label(of: "AutomaticFailoverEnabled"), "failover")]))
    }
    guard findings.isAbsent(properties["NumNodeGroups"]) == true,
      let isAbsent = findings.isAbsent(properties["NumCacheClusters"]),
      isAbsent || findings.integer(properties["NumCacheClusters"]).map({ $0 <= 1 }) == true
    else { return }
    findings.report(
      .init(
        "the group turns cluster mode on, which needs several nodes", at: label,
        related: isAbsent
          ? [mode] : [mode, Label(properties.label(of: "NumCacheClusters"), "the nodes")]))
  }
}
