internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct HealthCheckOfDynamicPort: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ecs/health-check-of-dynamic-port",
    title: "Targets with changing ports are checked at a fixed port",
    severity: .error,
    rationale:
      "With host port 0 each task gets a port that isn't known before; a health check at a fixed port fails.",
    remediation: "Set the target group's 'HealthCheckPort' to traffic-port, or leave it out.",
    references: [
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-types.html"
    ],
    aliases: ["E3049"])

  let types = ["AWS::ECS::Service"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let task = findings.target(
        of: properties["TaskDefinition"], ofType: "AWS::ECS::TaskDefinition", in: scenario)
    else { return }
    for balancer in findings.mappings(properties["LoadBalancers"]) {
      guard let name = findings.text(balancer["ContainerName"]),
        let port = findings.text(balancer["ContainerPort"]),
        hasDynamicPort(name, port, task, into: &findings),
        let group = findings.target(
          of: balancer["TargetGroupArn"], ofType: "AWS::ElasticLoadBalancingV2::TargetGroup",
          in: scenario),
        let checked = findings.text(group["HealthCheckPort"]), checked != "traffic-port"
      else { continue }
      findings.report(
        .init(
          "health is checked at port \(checked), the tasks of '\(resource.id.text)' have changing ports",
          at: Label(group.label(of: "HealthCheckPort")),
          related: [Label(balancer.label(of: "TargetGroupArn"), "used here")]))
    }
  }

  /// Whether a container's port is mapped to whichever port of the host is free.
  private func hasDynamicPort(
    _ name: String, _ port: String, _ task: Target, into findings: inout FindingCollector
  ) -> Bool {
    for container in findings.mappings(task["ContainerDefinitions"])
    where findings.text(container["Name"]) == name {
      for mapping in findings.mappings(container["PortMappings"])
      where findings.text(mapping["ContainerPort"]) == port {
        if findings.text(mapping["HostPort"]) == "0" { return true }
      }
    }
    return false
  }
}
