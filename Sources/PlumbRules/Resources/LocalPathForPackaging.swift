internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct LocalPathForPackaging: Rule {
  let metadata = RuleMetadata(
    id: "resources/local-path-for-packaging",
    title: "Property names a local file, which only the package command understands",
    severity: .warning,
    rationale:
      "'aws cloudformation package' uploads the file and writes its address into the template; deployed as it is, the template fails.",
    remediation: "Deploy what the package command writes, or give the address in S3.",
    references: [
      "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-cli-package.html",
    ],
    aliases: ["W3002"])

  func subjects(in template: Template) -> [Resource] {
    if template.isServerless || template.hasCustomMacro { return [] }
    return template.resources(ofTypes: Array(LocalPathForPackaging.paths.keys))
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let properties = resource.properties?.node else { return }
    for path in LocalPathForPackaging.paths[resource.type.rawValue] ?? [] {
      let node = path.reduce(Optional(properties)) { node, key in node?[key] }
      guard let node, let name = path.last else { continue }
      for text in scenario.template.literals(of: node)
      where !["s3://", "https://", "{{resolve:"].contains(where: text.hasPrefix) {
        findings.report(
          .init("\(name) '\(text.text)' is a local path", at: Label(text.span)))
      }
    }
  }

  /// The properties that the package command replaces, by type.
  private static let paths: [String: [[String]]] = [
    "AWS::ApiGateway::RestApi": [["BodyS3Location"]],
    "AWS::AppSync::FunctionConfiguration": [
      ["RequestMappingTemplateS3Location"], ["ResponseMappingTemplateS3Location"],
    ],
    "AWS::AppSync::GraphQLSchema": [["DefinitionS3Location"]],
    "AWS::AppSync::Resolver": [
      ["RequestMappingTemplateS3Location"], ["ResponseMappingTemplateS3Location"],
    ],
    "AWS::CloudFormation::Stack": [["TemplateURL"]],
    "AWS::CodeCommit::Repository": [["Code", "S3"]],
    "AWS::ElasticBeanstalk::ApplicationVersion": [["SourceBundle"]],
    "AWS::Lambda::Function": [["Code"]],
    "AWS::Lambda::LayerVersion": [["Content"]],
    "AWS::StepFunctions::StateMachine": [["DefinitionS3Location"]],
  ]
}

extension Template {
  /// The scalars that a value can be, written out or in the branches of `Fn::If`.
  func literals(of node: Node) -> [Node] {
    guard let call = expression(of: node) else { return node.kind == .scalar ? [node] : [] }
    guard case .if(_, let then, let otherwise) = call.arguments else { return [] }
    return literals(of: then) + literals(of: otherwise)
  }
}
