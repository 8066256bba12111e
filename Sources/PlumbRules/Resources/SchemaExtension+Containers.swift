/// Task definitions and services of ECS.
extension SchemaExtension {
  private static let task = "AWS::ECS::TaskDefinition"

  static let containers = [
    SchemaExtension(
      "ecs/task-without-essential-container", "E3042",
      "No container of a task definition is essential",
      why: "A task ends with its essential containers; ECS refuses a task without one.",
      do: "Make at least one container essential, or leave Essential out.",
      "aws_ecs_taskdefinition/containerdefinitions_essential",
      at: [task + "/ContainerDefinitions"]),
    SchemaExtension(
      "ecs/daemon-service-on-fargate", "E3044",
      "Service of Fargate or of an outside deployment isn't of the strategy 'REPLICA'",
      why: "Only services on instances of one's own, deployed by ECS, run a task an instance.",
      do: "Set SchedulingStrategy to 'REPLICA'.", "aws_ecs_service/fargate",
      at: ["AWS::ECS::Service"], reportsAll: true),
    SchemaExtension(
      "ecs/log-options-of-other-driver", "E3046",
      "Options of the log driver 'awslogs' are missing or unknown",
      why: "The driver needs a log group and a region, and refuses options of other drivers.",
      do: "Set 'awslogs-group' and 'awslogs-region', and remove what the driver doesn't know.",
      "aws_ecs_taskdefinition/logging_configuration",
      at: [task + "/ContainerDefinitions/*/LogConfiguration"], reportsAll: true),
    SchemaExtension(
      "ecs/memory-unfit-for-fargate-cpu", "E3047",
      "Fargate has no tasks of this much memory with this much CPU",
      why: "Fargate offers certain amounts of memory for each amount of CPU.",
      do: "Choose memory that Fargate offers for the CPU.",
      "aws_ecs_taskdefinition/fargate_cpu_memory", at: [task]),
    SchemaExtension(
      "ecs/task-unfit-for-fargate", "E3048", "Task definition isn't one that Fargate can run",
      why: "Fargate requires CPU, memory and the network mode 'awsvpc', and places tasks itself.",
      do: "Set what Fargate requires, and remove what it doesn't take.",
      "aws_ecs_taskdefinition/fargate_properties", at: [task], reportsAll: true),
  ]
}
