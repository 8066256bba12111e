internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ServerlessTypeWithoutTransform: Rule {
  let metadata = RuleMetadata(
    id: "resources/serverless-type-without-transform",
    title: "Resource type of SAM is used without SAM's transform",
    severity: .error,
    rationale:
      "CloudFormation itself doesn't know these types; the transform makes its own ones of them.",
    remediation: "Add 'Transform: AWS::Serverless-2016-10-31' at the top of the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-serverless.html"
    ],
    aliases: ["E3038"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    if template.isServerless || template.hasCustomMacro { return }
    for resource in template.resources
    where resource.type.rawValue.hasPrefix("AWS::Serverless::") {
      findings.report(
        .init(
          "\(resource.type) needs the transform AWS::Serverless-2016-10-31",
          at: Label(resource.typeNode?.span ?? resource.id.span)))
    }
  }
}

extension Template {
  /// Whether SAM's transform processes the template.
  var isServerless: Bool { transforms.contains { $0.text == "AWS::Serverless-2016-10-31" } }
}
