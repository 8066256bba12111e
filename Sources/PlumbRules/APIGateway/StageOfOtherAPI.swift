internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct StageOfOtherAPI: PropertiesRule {
  let metadata = RuleMetadata(
    id: "apigateway/stage-of-other-api",
    title: "Stage and its deployment are of different APIs",
    severity: .error,
    rationale: "API Gateway looks for the deployment in the API of the stage, and doesn't find it.",
    remediation: "Use one API for both.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html"
    ],
    aliases: ["E3698"])

  let types = ["AWS::ApiGateway::Stage"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let other = findings.target(
        of: properties["DeploymentId"], ofType: "AWS::ApiGateway::Deployment", in: scenario),
      let own = findings.identity(of: properties["RestApiId"]),
      let theirs = findings.identity(of: other["RestApiId"]), own != theirs
    else { return }
    findings.report(
      .init(
        "deployment '\(other.resource.id.text)' is of another API than stage '\(resource.id.text)'",
        at: Label(other.label(of: "RestApiId")),
        related: [Label(properties.label(of: "RestApiId"), "the stage's API")]))
  }
}
