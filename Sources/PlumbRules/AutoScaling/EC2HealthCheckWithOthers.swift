internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct EC2HealthCheckWithOthers: PropertiesRule {
  let metadata = RuleMetadata(
    id: "autoscaling/ec2-health-check-with-others",
    title: "Health check of EC2 is combined with others",
    severity: .error,
    rationale: "EC2's own check is always on; Auto Scaling refuses it in a list with others.",
    remediation: "Leave EC2 out of the list.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html"
    ],
    aliases: ["E3056"])

  let types = ["AWS::AutoScaling::AutoScalingGroup"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let text = findings.text(properties["HealthCheckType"]) else { return }
    let kinds = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    guard kinds.count > 1, kinds.contains("EC2") else { return }
    findings.report(
      .init(
        "'\(text)' combines EC2 with other checks",
        at: Label(properties.label(of: "HealthCheckType"))))
  }
}
