internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct PrivateDNSOfTwoEndpoints: ResourceSetRule {
  let metadata = RuleMetadata(
    id: "ec2/private-dns-of-two-endpoints",
    title: "Two endpoints of a VPC have the private names of one service",
    severity: .error,
    rationale:
      "The private names of a service lead to one endpoint in a VPC; the second endpoint with them is refused.",
    remediation: "Turn 'PrivateDnsEnabled' off for one of them, or remove it.",
    references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html"],
    aliases: ["E3064"])

  let types = ["AWS::EC2::VPCEndpoint"]

  func check(
    _ resources: [Target], in scenario: Scenario, into findings: inout FindingCollector
  ) {
    var seen: [[String]: Target] = [:]
    for endpoint in resources {
      guard findings.text(endpoint["VpcEndpointType"]) == "Interface",
        findings.bool(endpoint["PrivateDnsEnabled"]) == true,
        let network = findings.identity(of: endpoint["VpcId"]),
        let service = findings.identity(of: endpoint["ServiceName"])
      else { continue }
      if let first = seen[[network, service]] {
        findings.report(
          .init(
            "'\(first.resource.id.text)' has the private names of this service already",
            at: Label(endpoint.label(of: "PrivateDnsEnabled")),
            related: [Label(first.label(of: "PrivateDnsEnabled"), "the other endpoint")]))
      } else {
        seen[[network, service]] = endpoint
      }
    }
  }
}
