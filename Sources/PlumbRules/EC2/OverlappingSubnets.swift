internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct OverlappingSubnets: ResourceSetRule {
  let metadata = RuleMetadata(
    id: "ec2/overlapping-subnets",
    title: "Subnets of a VPC overlap",
    severity: .error,
    rationale: "An address belongs to one subnet; EC2 refuses a subnet that overlaps another one.",
    remediation: "Give the subnets blocks of their own.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"],
    aliases: ["E3060"])

  let types = ["AWS::EC2::Subnet"]

  func check(
    _ resources: [Target], in scenario: Scenario, into findings: inout FindingCollector
  ) {
    var blocks = NetworkIndex<Block>()
    for subnet in resources {
      guard let vpc = findings.identity(of: subnet["VpcId"]) else { continue }
      for key in ["CidrBlock", "Ipv6CidrBlock"] {
        guard let text = findings.text(subnet[key]), let network = Network(text) else { continue }
        let isGiven = subnet[key].isParameter(in: scenario.template)
        let other = blocks.overlapping(network, in: vpc)
        blocks.insert(Block(subnet: subnet, key: key, isGiven: isGiven), network, in: vpc)
        // Defaults of two parameters are examples, which whoever deploys it replaces.
        guard let other, !(isGiven && other.isGiven) else { continue }
        findings.report(
          .init(
            "\(text) overlaps the addresses of '\(other.subnet.resource.id.text)'",
            at: Label(subnet.label(of: key)),
            related: [Label(other.subnet.label(of: other.key), "the other subnet")]))
      }
    }
  }

  /// A property with a block of addresses.
  private struct Block {
    let subnet: Target
    let key: String
    /// Whether it is a parameter's value.
    let isGiven: Bool
  }
}
