internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct LogDriverUnknownToFargate: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ecs/log-driver-unknown-to-fargate",
    title: "Fargate service writes its log with a driver that Fargate doesn't have",
    severity: .error,
    rationale:
      "On Fargate logs are written by awslogs, splunk or awsfirelens; a task with another driver doesn't start.",
    remediation: "Use one of those drivers.",
    references: [
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-logconfiguration.html",
    ],
    aliases: ["E3713"])

  let types = ["AWS::ECS::Service"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.text(properties["LaunchType"]) == "FARGATE",
      let task = findings.target(
        of: properties["TaskDefinition"], ofType: "AWS::ECS::TaskDefinition", in: scenario)
    else { return }
    for container in findings.mappings(task["ContainerDefinitions"]) {
      guard let log = findings.mapping(container["LogConfiguration"]),
        let driver = findings.text(log["LogDriver"]),
        !["awsfirelens", "awslogs", "splunk"].contains(driver)
      else { continue }
      findings.report(
        .init(
          "Fargate, where '\(resource.id.text)' runs this, has no log driver '\(driver)'",
          at: Label(log.label(of: "LogDriver")),
          related: [Label(properties.label(of: "LaunchType"), "the service's launch type")]))
    }
  }
}
