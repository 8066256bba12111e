internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SubnetOutsideVPC: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ec2/subnet-outside-vpc",
    title: "Subnet's addresses aren't among those of its VPC",
    severity: .error,
    rationale: "A subnet is a part of its VPC; EC2 refuses one with other addresses.",
    remediation: "Take the subnet's block from a block of the VPC.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"],
    aliases: ["E3059"])

  let types = ["AWS::EC2::Subnet"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let network = findings.target(of: properties["VpcId"], ofType: "AWS::EC2::VPC", in: scenario),
      let blocks = blocks(of: network, in: scenario, into: &findings)
    else { return }
    for key in ["CidrBlock", "Ipv6CidrBlock"] {
      guard let text = findings.text(properties[key]), let block = Network(text) else { continue }
      let own = blocks.filter { $0.isIPv6 == block.isIPv6 }
      if own.contains(where: { $0.contains(block) }) || own.isEmpty && !block.isIPv6 { continue }
      findings.report(
        .init(
          "\(text) is outside of '\(network.resource.id.text)'",
          at: Label(properties.label(of: key)),
          related: [Label(network.label(of: "CidrBlock"), "the VPC's addresses")]))
    }
  }

  /// The blocks of a VPC and of what adds blocks to it; nil if some of them isn't known.
  private func blocks(
    of network: Target, in scenario: Scenario, into findings: inout FindingCollector
  ) -> [Network]? {
    var owners = [network]
    for resource in scenario.template.resources(ofTypes: ["AWS::EC2::VPCCidrBlock"]) {
      switch scenario.exists(resource) {
      case .known(false): continue
      case .unknown(let unknown):
        findings.reportUndecided(unknown)
        return nil
      case .known(true):
        guard let properties = findings.mapping(scenario.properties(of: resource)) else {
          return nil
        }
        let owner = findings.resource(of: properties["VpcId"], in: scenario)
        if owner == network.resource {
          owners.append(Target(resource: resource, properties: properties))
        }
      }
    }
    var blocks: [Network] = []
    for owner in owners {
      guard SubnetOutsideVPC.pools.allSatisfy({ findings.isAbsent(owner[$0]) == true }) else {
        return nil
      }
      for key in ["CidrBlock", "Ipv6CidrBlock"] where !owner[key].isAbsent {
        guard let block = findings.text(owner[key]).flatMap({ Network($0) }) else { return nil }
        blocks.append(block)
      }
    }
    return blocks
  }

  /// What gives a VPC addresses that the template doesn't tell.
  private static let pools = [
    "AmazonProvidedIpv6CidrBlock", "Ipv4IpamPoolId", "Ipv6IpamPoolId", "Ipv6Pool",
  ]
}
