internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct HardCodedAvailabilityZone: PropertiesRule {
  let metadata = RuleMetadata(
    id: "regions/hard-coded-availability-zone",
    title: "Availability zone is written out",
    severity: .warning,
    rationale:
      "The zone exists in one region only, and a name stands for another zone in each account.",
    remediation: "Take the zone from a parameter, or from Fn::GetAZs with Fn::Select.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html"
    ],
    aliases: ["W3010"])

  let types = HardCodedAvailabilityZone.properties.map(\.type)

  func subjects(in template: Template) -> [Resource] {
    // The CDK writes zones out when it is told in which region it deploys.
    let isOfCDK = !template.resources(ofTypes: ["AWS::CDK::Metadata"]).isEmpty
    return isOfCDK || template.hasCustomMacro ? [] : template.resources(ofTypes: types)
  }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for (type, path) in HardCodedAvailabilityZone.properties where type == resource.type.rawValue {
      for value in findings.values(at: path[...], in: .mapping(properties)) {
        for zone in findings.elements(value) {
          guard let name = findings.literal(zone, in: scenario.template), name != "all",
            !name.isEmpty
          else {
            continue
          }
          findings.report(
            .init("zone '\(name)' is written out", at: Label(zone.label ?? properties.label)))
        }
      }
    }
  }

  private static let properties: [(type: String, path: [String])] = [
    ("AWS::AutoScaling::AutoScalingGroup", ["AvailabilityZones"]),
    ("AWS::DAX::Cluster", ["AvailabilityZones"]),
    ("AWS::DMS::ReplicationInstance", ["AvailabilityZone"]),
    ("AWS::EC2::Host", ["AvailabilityZone"]),
    ("AWS::EC2::Instance", ["AvailabilityZone"]),
    ("AWS::EC2::LaunchTemplate", ["LaunchTemplateData", "Placement", "AvailabilityZone"]),
    (
      "AWS::EC2::SpotFleet",
      ["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "Placement", "AvailabilityZone"]
    ),
    (
      "AWS::EC2::SpotFleet",
      [
        "SpotFleetRequestConfigData", "LaunchTemplateConfigs", "*", "Overrides", "*",
        "AvailabilityZone",
      ]
    ),
    ("AWS::EC2::Subnet", ["AvailabilityZone"]),
    ("AWS::EC2::Volume", ["AvailabilityZone"]),
    ("AWS::EMR::Cluster", ["Instances", "Placement", "AvailabilityZone"]),
    ("AWS::ElasticLoadBalancing::LoadBalancer", ["AvailabilityZones"]),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", ["Targets", "*", "AvailabilityZone"]),
    (
      "AWS::Glue::Connection",
      ["ConnectionInput", "PhysicalConnectionRequirements", "AvailabilityZone"]
    ),
    ("AWS::OpsWorks::Instance", ["AvailabilityZone"]),
    ("AWS::RDS::DBCluster", ["AvailabilityZones"]),
    ("AWS::RDS::DBInstance", ["AvailabilityZone"]),
  ]
}
