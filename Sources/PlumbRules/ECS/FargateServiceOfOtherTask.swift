internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct FargateServiceOfOtherTask: PropertiesRule {
  let metadata = RuleMetadata(
    id: "ecs/fargate-service-of-other-task",
    title: "Fargate service runs a task that isn't for Fargate",
    severity: .error,
    rationale:
      "Fargate runs tasks that say so in 'RequiresCompatibilities', and have network mode awsvpc.",
    remediation: "List FARGATE in the task definition's 'RequiresCompatibilities'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html"
    ],
    aliases: ["E3054"])

  let types = ["AWS::ECS::Service"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.text(properties["LaunchType"]) == "FARGATE",
      let task = findings.target(
        of: properties["TaskDefinition"], ofType: "AWS::ECS::TaskDefinition", in: scenario),
      findings.isAbsent(task["NetworkMode"]) == true || findings.text(task["NetworkMode"]) != nil,
      findings.text(task["NetworkMode"]) != "awsvpc",
      let list = findings.known(task["RequiresCompatibilities"])
    else { return }
    var names: [String] = []
    for value in findings.elements(list) {
      guard let name = findings.text(value) else { return }
      names.append(name)
    }
    if names.contains("FARGATE") { return }
    findings.report(
      .init(
        "'\(task.resource.id.text)' doesn't list FARGATE, service '\(resource.id.text)' runs it there",
        at: Label(task.label(of: "RequiresCompatibilities")),
        related: [Label(properties.label(of: "LaunchType"), "the service's launch type")]))
  }
}
