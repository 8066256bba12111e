internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SubscriptionOfWrongService: PropertiesRule {
  let metadata = RuleMetadata(
    id: "sns/subscription-of-wrong-service",
    title: "Subscription's endpoint doesn't belong to its protocol",
    severity: .warning,
    rationale: "SNS delivers nothing to an endpoint that isn't of the kind that the protocol says.",
    remediation: "Give the ARN of a queue for sqs, of a function for lambda.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html"
    ],
    aliases: ["W3694"])

  let types = ["AWS::SNS::Subscription"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let protocolName = findings.text(properties["Protocol"]),
      let (kind, types) = SubscriptionOfWrongService.endpoints[protocolName],
      let endpoint = findings.resource(of: properties["Endpoint"], in: scenario),
      endpoint.type.rawValue.hasPrefix("AWS::"),
      // What a nested stack or a custom resource gives can be anything.
      !endpoint.type.rawValue.hasPrefix("AWS::CloudFormation::"),
      !types.contains(endpoint.type.rawValue)
    else { return }
    findings.report(
      .init(
        "'\(endpoint.id.text)' is of type \(endpoint.type), protocol \(protocolName) needs \(kind)",
        at: Label(properties["Endpoint"].label ?? properties.label),
        related: [Label(properties.label(of: "Protocol"), "the protocol")]))
  }

  private static let endpoints = [
    "lambda": (
      "a function",
      [
        "AWS::Lambda::Alias", "AWS::Lambda::Function", "AWS::Lambda::Version",
        "AWS::Serverless::Function",
      ]
    ),
    "sqs": ("a queue", ["AWS::SQS::Queue"]),
  ]
}
