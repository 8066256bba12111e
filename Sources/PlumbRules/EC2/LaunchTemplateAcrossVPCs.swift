internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct LaunchTemplateAcrossVPCs: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ec2/launch-template-across-vp-cs",
    title: "Launch template has a security group and a subnet of different VPCs",
    severity: .error,
    rationale:
      "An instance can't have a security group of another VPC than its subnet's; the launch fails.",
    remediation: "Use a security group of the subnet's VPC.",
    references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html"],
    aliases: ["E3714"])

  let types = ["AWS::EC2::LaunchTemplate"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let data = findings.mapping(properties["LaunchTemplateData"]) else { return }
    for interface in findings.mappings(data["NetworkInterfaces"]) {
      guard
        let subnet = findings.target(
          of: interface["SubnetId"], ofType: "AWS::EC2::Subnet", in: scenario),
        let network = findings.identity(of: subnet["VpcId"])
      else { continue }
      guard case .sequence(let groups) = findings.decided(data["SecurityGroupIds"]) else {
        continue
      }
      for value in groups.elements {
        guard
          let group = findings.target(of: value, ofType: "AWS::EC2::SecurityGroup", in: scenario),
          let other = findings.identity(of: group["VpcId"]), areDifferent(network, other)
        else { continue }
        findings.report(
          .init(
            "'\(group.resource.id.text)' is in another VPC than subnet '\(subnet.resource.id.text)'",
            at: Label(group.label(of: "VpcId")),
            related: [
              Label(subnet.label(of: "VpcId"), "the subnet's VPC"),
              Label(value.label ?? data.label(of: "SecurityGroupIds"), "used together here"),
            ]))
      }
    }
  }

  /// Whether two VPCs are certain to be two: both written out, or both resources of the template.
  private func areDifferent(_ one: String, _ other: String) -> Bool {
    one != other && one.hasPrefix("$") == other.hasPrefix("$")
  }
}
