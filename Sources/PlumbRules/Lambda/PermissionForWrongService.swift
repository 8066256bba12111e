internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct PermissionForWrongService: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/permission-for-wrong-service",
    title: "Permission is for another service than the one that its source belongs to",
    severity: .warning,
    rationale:
      "The service that owns the source may not invoke the function, so nothing ever does.",
    remediation: "Name the service of the source as 'Principal'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html"
    ],
    aliases: ["W3664"])

  let types = ["AWS::Lambda::Permission"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let source = findings.resource(of: properties["SourceArn"], in: scenario),
      let service = PermissionForWrongService.services[source.type.rawValue],
      let principal = findings.text(properties["Principal"])
    else { return }
    // China has names of its own, and CloudWatch Logs one for each region.
    let isRight =
      principal == service + ".amazonaws.com" || principal == service + ".amazonaws.com.cn"
      || service == "logs" && principal.hasPrefix("logs.")
    if isRight { return }
    findings.report(
      .init(
        "'\(source.id.text)' belongs to \(service).amazonaws.com, not to '\(principal)'",
        at: Label(properties.label(of: "Principal")),
        related: [Label(properties.label(of: "SourceArn"), "the source")]))
  }

  private static let services = [
    "AWS::ApiGateway::RestApi": "apigateway", "AWS::ApiGatewayV2::Api": "apigateway",
    "AWS::Cognito::UserPool": "cognito-idp", "AWS::Config::ConfigRule": "config",
    "AWS::ElasticLoadBalancingV2::TargetGroup": "elasticloadbalancing",
    "AWS::Events::Rule": "events", "AWS::IoT::TopicRule": "iot", "AWS::Logs::LogGroup": "logs",
    "AWS::S3::Bucket": "s3", "AWS::SNS::Topic": "sns",
  ]
}
