internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedCreationPolicy: Rule {
  let metadata = RuleMetadata(
    id: "resources/malformed-creation-policy",
    title: "CreationPolicy has a part that the resource type doesn't have",
    severity: .error,
    rationale:
      "CloudFormation refuses it, or doesn't wait for the signals that it is meant to wait for.",
    remediation: "Correct the name or the value as the documentation of CreationPolicy shows it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html"
    ],
    aliases: ["E3055"])

  func subjects(in template: Template) -> [Resource] {
    template.resources(with: "CreationPolicy").filter {
      MalformedCreationPolicy.shapes[$0.type.rawValue] != nil
    }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let (key, node) = resource.body.node.entry("CreationPolicy"),
      let shape = MalformedCreationPolicy.shapes[resource.type.rawValue]
    else { return }
    var checker = NodeShapeChecker(scenario.template)
    checker.check(node, shape, "CreationPolicy", at: key.span)
    for violation in checker.violations { findings.report(violation) }
  }

  private static let shapes: [String: NodeShape] = [
    "AWS::AppStream::Fleet": .members(["StartFleet": .boolean]),
    "AWS::AutoScaling::AutoScalingGroup": .members([
      "AutoScalingCreationPolicy": .members(["MinSuccessfulInstancesPercent": .anyNumber]),
      "ResourceSignal": signal,
    ]),
    "AWS::EC2::Instance": .members(["ResourceSignal": signal]),
    "AWS::CloudFormation::WaitCondition": .members(["ResourceSignal": signal]),
  ]

  private static let signal = NodeShape.members(["Count": .anyNumber, "Timeout": .text])
}
