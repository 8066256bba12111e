internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct NameOfRoleWithPath: PropertiesRule {
  let metadata = RuleMetadata(
    id: "iam/name-of-role-with-path",
    title: "Role with a path is referred to by its name",
    severity: .error,
    rationale: "The service looks the role up by its name at the path '/', and doesn't find it.",
    remediation: "Refer to the role by its ARN: Fn::GetAtt with Arn.",
    references: [
      "https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html"
    ],
    aliases: ["E3050"])

  let types = ["AWS::CodeBuild::Project"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let value = properties["ServiceRole"]
    guard let role = findings.target(of: value, ofType: "AWS::IAM::Role", in: scenario),
      case .text(let text) = value, text.resources.first?.attribute == nil,
      let path = findings.text(role["Path"]), path != "/"
    else { return }
    findings.report(
      .init(
        "'\(role.resource.id.text)' has the path '\(path)', so that its name isn't enough to find it",
        at: Label(value.label ?? properties.label(of: "ServiceRole")),
        related: [Label(role.label(of: "Path"), "the path")]))
  }
}
