internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ParametersOfOtherStack: PropertiesRule {
  let metadata = RuleMetadata(
    id: "resources/parameters-of-other-stack",
    title: "Nested stack is given other parameters than its template declares",
    severity: .error,
    rationale:
      "CloudFormation refuses a nested stack with a parameter that its template doesn't declare, or without one that has no default.",
    remediation:
      "Give the parameters that the template of the nested stack declares.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html",
    ],
    aliases: ["E3043"])

  /// The templates of nested stacks; nil where nobody reads files.
  var others: OtherTemplates?

  let types = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"]

  func subjects(in template: Template) -> [Resource] {
    others == nil || template.hasCustomMacro ? [] : template.resources(ofTypes: types)
  }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let key = resource.type == "AWS::CloudFormation::Stack" ? "TemplateURL" : "Location"
    guard let path = findings.scalar(properties[key])?.text, path.isLocalPath,
      let nested = others?.template(at: path, beside: scenario.template.source),
      !nested.isRewritten, let given = findings.mapping(properties["Parameters"])
    else { return }
    let declared = nested.parameters.filter { !$0.isPseudo }
    let names = declared.map(\.name)
    for (name, value) in given.members where !names.contains(name.text) {
      guard findings.isAbsent(value) == false else { continue }
      findings.report(
        .init(
          "'\(path)' has no parameter '\(name.text)'", at: Label(name.span)
        ).suggesting(
          scenario.template.suggestion(for: name.text, among: names), in: scenario.template))
    }
    let label = properties.key("Parameters")?.span ?? given.label
    for parameter in declared where parameter.defaultValue == nil {
      guard findings.isAbsent(given[parameter.name]) == true else { continue }
      findings.report(
        .init("'\(path)' needs a value for parameter '\(parameter.name)'", at: Label(label)))
    }
  }
}

extension String {
  /// Whether it is the path of a file, and no address of one.
  fileprivate var isLocalPath: Bool {
    !isEmpty && !hasPrefix("/") && !contains("://") && !contains("{{")
  }
}
