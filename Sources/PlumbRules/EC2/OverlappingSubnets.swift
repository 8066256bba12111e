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
    var blocks: [(vpc: String, block: Network, subnet: Target, key: String)] = []
    for subnet in resources {
      guard let vpc = findings.identity(of: subnet["VpcId"]) else { continue }
      for key in ["CidrBlock", "Ipv6CidrBlock"] {
        guard let text = findings.text(subnet[key]), let block = Network(text) else { continue }
        let isGiven = subnet[key].isParameter(in: scenario.template)
        if let other = blocks.first(where: { other in
          // Defaults of two parameters are examples, which whoever deploys it replaces.
          other.vpc == vpc && other.block.overlaps(block)
            && !(isGiven && other.subnet[other.key].isParameter(in: scenario.template))
        }) {
          findings.report(
            .init(
              "\(text) overlaps the addresses of '\(other.subnet.resource.id.text)'",
              at: Label(subnet.label(of: key)),
              related: [Label(other.subnet.label(of: other.key), "the other subnet")]))
        }
        blocks.append((vpc, block, subnet, key))
      }
    }
  }
}
