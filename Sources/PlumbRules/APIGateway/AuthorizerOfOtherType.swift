internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct AuthorizerOfOtherType: PropertiesRule {
  let metadata = RuleMetadata(
    id: "apigateway/authorizer-of-other-type",
    title: "Method's authorization isn't what its authorizer does",
    severity: .error,
    rationale:
      "API Gateway refuses a method whose authorizer is of another type than its authorization.",
    remediation:
      "Use CUSTOM with an authorizer of type TOKEN or REQUEST, COGNITO_USER_POOLS with one of that type.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html"
    ],
    aliases: ["E3708"])

  let types = ["AWS::ApiGateway::Method"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let wanted = findings.text(properties["AuthorizationType"]),
      let types = ["CUSTOM": ["TOKEN", "REQUEST"], "COGNITO_USER_POOLS": ["COGNITO_USER_POOLS"]][
        wanted],
      let authorizer = findings.target(
        of: properties["AuthorizerId"], ofType: "AWS::ApiGateway::Authorizer", in: scenario),
      let type = findings.text(authorizer["Type"]), !types.contains(type)
    else { return }
    findings.report(
      .init(
        "an authorizer of type \(type), the method '\(resource.id.text)' wants \(wanted)",
        at: Label(authorizer.label(of: "Type")),
        related: [Label(properties.label(of: "AuthorizationType"), "the method's authorization")]))
  }
}
