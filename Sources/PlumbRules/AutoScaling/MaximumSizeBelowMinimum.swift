internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MaximumSizeBelowMinimum: PropertiesRule {
  let metadata = RuleMetadata(
    id: "autoscaling/maximum-size-below-minimum",
    title: "Group is at most smaller than it is at least",
    severity: .error,
    rationale: "Auto Scaling refuses a group whose MaxSize is less than its MinSize.",
    remediation: "Raise 'MaxSize', or lower 'MinSize'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html"
    ],
    aliases: ["E3706"])

  let types = ["AWS::AutoScaling::AutoScalingGroup"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let least = findings.integer(properties["MinSize"]),
      let most = findings.integer(properties["MaxSize"]), most < least
    else { return }
    findings.report(
      .init(
        "at most \(most), at least \(least)", at: Label(properties.label(of: "MaxSize")),
        related: [Label(properties.label(of: "MinSize"), "the least")]))
  }
}
