internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ServerlessAttributeWithoutTransform: Rule {
  let metadata = RuleMetadata(
    id: "resources/serverless-attribute-without-transform",
    title: "Resource attribute of SAM is used without SAM's transform",
    severity: .error,
    rationale: "CloudFormation itself doesn't know Connectors and IgnoreGlobals.",
    remediation: "Add 'Transform: AWS::Serverless-2016-10-31' at the top of the template.",
    references: [
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/managing-permissions-connectors.html"
    ],
    aliases: ["E3066"])

  func subjects(in template: Template) -> [Resource] {
    if template.isServerless || template.hasCustomMacro { return [] }
    return template.resources.filter { resource in
      ServerlessAttributeWithoutTransform.attributes.contains { resource.body.node[$0] != nil }
    }
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    for name in ServerlessAttributeWithoutTransform.attributes {
      guard let (key, _) = resource.body.node.entry(name) else { continue }
      findings.report(
        .init("\(name) needs the transform AWS::Serverless-2016-10-31", at: Label(key.span)))
    }
  }

  private static let attributes = ["Connectors", "IgnoreGlobals"]
}
