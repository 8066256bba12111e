internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ServiceWithoutNetwork: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ecs/service-without-network",
    title: "Service lacks the network that its tasks need",
    severity: .error,
    rationale:
      "Tasks of network mode awsvpc get an address of their own; ECS refuses a service that doesn't say in which subnets.",
    remediation: "Set 'NetworkConfiguration'.",
    references: [
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html"
    ],
    aliases: ["E3052"])

  let types = ["AWS::ECS::Service"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let task = findings.target(
        of: properties["TaskDefinition"], ofType: "AWS::ECS::TaskDefinition", in: scenario),
      findings.text(task["NetworkMode"]) == "awsvpc",
      findings.isAbsent(properties["NetworkConfiguration"]) == true
    else { return }
    findings.report(
      .init(
        "no 'NetworkConfiguration', '\(task.resource.id.text)' has network mode awsvpc",
        at: Label(properties.label), related: [Label(task.label(of: "NetworkMode"), "the mode")]))
  }
}
