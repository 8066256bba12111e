internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct DefinitionBesideResources: PropertiesRule {
  let metadata = RuleMetadata(
    id: "apigateway/definition-beside-resources",
    title: "API has a definition, and resources that change it",
    severity: .warning,
    rationale:
      "Each update writes the definition over what the resources made, which then remain as orphans or are lost.",
    remediation: "Define the API by 'Body' alone, or by resources alone.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html"
    ],
    aliases: ["W3660"])

  let types = ["AWS::ApiGateway::RestApi"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for key in ["Body", "BodyS3Location"] where findings.isAbsent(properties[key]) == false {
      var seen: Set<String> = []
      for reference in scenario.template.references.references(to: .resource(resource.id.text)) {
        guard case .resource(let id) = reference.source, seen.insert(id).inserted,
          let other = scenario.template.resource(id),
          DefinitionBesideResources.parts.contains(other.type.rawValue)
        else { continue }
        findings.report(
          .init(
            "'\(key)' defines the API, and so does '\(id)' of type \(other.type)",
            at: Label(properties.key(key)?.span ?? properties.label),
            related: [Label(other.id.span, "it changes the API too")]))
      }
    }
  }

  private static let parts: Set = [
    "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Method",
    "AWS::ApiGateway::Model", "AWS::ApiGateway::RequestValidator", "AWS::ApiGateway::Resource",
  ]
}
