internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct TwoRouteTablesForSubnet: ResourceSetRule {
  let metadata = RuleMetadata(
    id: "ec2/two-route-tables-for-subnet",
    title: "Subnet is associated with two route tables",
    severity: .error,
    rationale: "A subnet has one route table; the second association is refused.",
    remediation: "Keep one of the associations.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html"
    ],
    aliases: ["E3022"])

  let types = ["AWS::EC2::SubnetRouteTableAssociation"]

  func check(
    _ resources: [Target], in scenario: Scenario, into findings: inout FindingCollector
  ) {
    var bySubnet: [String: [Target]] = [:]
    for association in resources {
      guard let subnet = findings.identity(of: association["SubnetId"]) else { continue }
      bySubnet[subnet, default: []].append(association)
    }
    for associations in bySubnet.values where associations.count > 1 {
      for association in associations {
        let others = associations.prefix(4).map(\.resource.id)
          .filter { $0 != association.resource.id }.prefix(3)
        findings.report(
          .init(
            "the subnet has another route table by "
              + others.map { "'\($0.text)'" }.joined(separator: " and "),
            at: Label(association.label(of: "SubnetId")),
            related: others.map { Label($0.span, "the other association") }))
      }
    }
  }
}
