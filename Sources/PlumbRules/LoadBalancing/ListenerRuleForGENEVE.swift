internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ListenerRuleForGENEVE: PropertiesRule {
  let metadata = RuleMetadata(
    id: "loadbalancing/listener-rule-for-geneve",
    title: "Listener rule forwards to a target group of protocol GENEVE",
    severity: .error,
    rationale:
      "GENEVE is for gateway load balancers, which have no listener rules; the rule is refused.",
    remediation: "Forward to a target group of another protocol.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html"
    ],
    aliases: ["E3711"])

  let types = ["AWS::ElasticLoadBalancingV2::ListenerRule"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for action in findings.mappings(properties["Actions"]) {
      guard
        let group = findings.target(
          of: action["TargetGroupArn"], ofType: "AWS::ElasticLoadBalancingV2::TargetGroup",
          in: scenario),
        findings.text(group["Protocol"]) == "GENEVE"
      else { continue }
      findings.report(
        .init(
          "'\(group.resource.id.text)' has protocol GENEVE, and a listener rule forwards to it",
          at: Label(group.label(of: "Protocol")),
          related: [Label(action.label(of: "TargetGroupArn"), "forwarded here")]))
    }
  }
}
