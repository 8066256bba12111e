internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UndocumentedParameterType: Rule {
  let metadata = RuleMetadata(
    id: "parameters/undocumented-parameter-type",
    title: "Parameter is a list, or a stored value, of a type that isn't documented",
    severity: .warning,
    rationale:
      "CloudFormation may take such a type, and doesn't check the values that are given.",
    remediation:
      "Take one of the documented types; CommaDelimitedList and AWS::SSM::Parameter::Value<String> fit any text.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html"
    ],
    aliases: ["W2002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (type, span) in template.writtenParameterTypes
    where !ParameterTypes.documented.contains(type) && ParameterTypes.isWrapper(type) {
      findings.report(
        .init("values of the type '\(type)' aren't checked when they are given", at: .init(span)))
    }
  }
}
