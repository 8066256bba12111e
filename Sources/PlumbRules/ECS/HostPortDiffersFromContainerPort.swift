internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct HostPortDiffersFromContainerPort: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ecs/host-port-differs-from-container-port",
    title: "Task with an address of its own maps a port to another one",
    severity: .error,
    rationale:
      "With network mode awsvpc a container's port is the task's port; ECS refuses to map it to another.",
    remediation: "Leave 'HostPort' out, or set it to 'ContainerPort'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-portmapping.html"
    ],
    aliases: ["E3053"])

  let types = ["AWS::ECS::TaskDefinition"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.text(properties["NetworkMode"]) == "awsvpc" else { return }
    for container in findings.mappings(properties["ContainerDefinitions"]) {
      for mapping in findings.mappings(container["PortMappings"]) {
        guard let host = findings.text(mapping["HostPort"]),
          let port = findings.text(mapping["ContainerPort"]), host != port
        else { continue }
        findings.report(
          .init(
            "port \(host) of the host for \(port) of the container, in mode awsvpc they are one",
            at: Label(mapping.label(of: "HostPort")),
            related: [Label(mapping.label(of: "ContainerPort"), "the container's port")]))
      }
    }
  }
}
