internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct TargetTrackingWithoutRoom: PropertiesRule {
  let metadata = RuleMetadata(
    id: "autoscaling/target-tracking-without-room",
    title: "Group that follows a target can't grow",
    severity: .error,
    rationale: "A policy that follows a target needs a group that can change its size.",
    remediation: "Make the group's MaxSize greater than its MinSize.",
    references: [
      "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html"
    ],
    aliases: ["E3712"])

  let types = ["AWS::AutoScaling::ScalingPolicy"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.text(properties["PolicyType"]) == "TargetTrackingScaling",
      let group = findings.target(
        of: properties["AutoScalingGroupName"], ofType: "AWS::AutoScaling::AutoScalingGroup",
        in: scenario),
      let least = findings.integer(group["MinSize"]), let most = findings.integer(group["MaxSize"]),
      most <= least
    else { return }
    findings.report(
      .init(
        "'\(group.resource.id.text)' has no room to scale: at least \(least) and at most \(most)",
        at: Label(group.label(of: "MaxSize")),
        related: [Label(properties.label(of: "AutoScalingGroupName"), "the policy")]))
  }
}
