internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct MethodWithAuthorizerOfOtherAPI: PropertiesRule {
  let metadata = RuleMetadata(
    id: "apigateway/method-with-authorizer-of-other-api",
    title: "Method and its authorizer are of different APIs",
    severity: .error,
    rationale:
      "API Gateway looks for the authorizer in the API of the method, and doesn't find it.",
    remediation: "Use one API for both.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html"
    ],
    aliases: ["E3699"])

  let types = ["AWS::ApiGateway::Method"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let other = findings.target(
        of: properties["AuthorizerId"], ofType: "AWS::ApiGateway::Authorizer", in: scenario),
      let own = findings.identity(of: properties["RestApiId"]),
      let theirs = findings.identity(of: other["RestApiId"]), own != theirs
    else { return }
    findings.report(
      .init(
        "authorizer '\(other.resource.id.text)' is of another API than method '\(resource.id.text)'",
        at: Label(other.label(of: "RestApiId")),
        related: [Label(properties.label(of: "RestApiId"), "the method's API")]))
  }
}
