internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct PreviousGenerationInstanceType: PropertiesRule {
  let metadata = RuleMetadata(
    id: "regions/previous-generation-instance-type",
    title: "Instance type is of a previous generation",
    severity: .note,
    rationale:
      "Newer generations do more for less money, and regions that are new don't have the old ones.",
    remediation: "Move to an instance type of the current generation.",
    references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-types.html"],
    aliases: ["I3100"])

  let types = PreviousGenerationInstanceType.properties.map(\.type)

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for (type, path) in PreviousGenerationInstanceType.properties
    where type == resource.type.rawValue {
      for value in findings.values(at: path[...], in: .mapping(properties)) {
        // Of a parameter that lists many types, the old ones are no advice to take.
        guard let text = findings.literal(value, in: scenario.template),
          text.split(separator: ".").contains(where: {
            PreviousGenerationInstanceType.families.contains(String($0))
          })
        else { continue }
        findings.report(
          .init("'\(text)' is of a previous generation", at: Label(value.label ?? properties.label))
        )
      }
    }
  }

  private static let families: Set = [
    "c1", "c2", "c3", "cc2", "cg1", "cr1", "g2", "hi1", "hs1", "i2", "m1", "m2", "m3", "r1", "r2",
    "r3", "t1",
  ]

  private static let properties: [(type: String, path: [String])] = [
    ("AWS::AutoScaling::LaunchConfiguration", ["InstanceType"]),
    ("AWS::EC2::CapacityReservation", ["InstanceType"]),
    ("AWS::EC2::EC2Fleet", ["LaunchTemplateConfigs", "*", "Overrides", "*", "InstanceType"]),
    ("AWS::EC2::Host", ["InstanceType"]),
    ("AWS::EC2::Instance", ["InstanceType"]),
    ("AWS::EC2::LaunchTemplate", ["LaunchTemplateData", "InstanceType"]),
    (
      "AWS::EC2::SpotFleet",
      ["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "InstanceType"]
    ),
    ("AWS::ElastiCache::CacheCluster", ["CacheNodeType"]),
    ("AWS::ElastiCache::GlobalReplicationGroup", ["CacheNodeType"]),
    ("AWS::ElastiCache::ReplicationGroup", ["CacheNodeType"]),
    ("AWS::Elasticsearch::Domain", ["ElasticsearchClusterConfig", "InstanceType"]),
    ("AWS::OpenSearchService::Domain", ["ClusterConfig", "InstanceType"]),
    ("AWS::RDS::DBInstance", ["DBInstanceClass"]),
  ]
}
