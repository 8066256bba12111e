internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnknownAttributeInSub: Rule {
  let metadata = RuleMetadata(
    id: "references/unknown-attribute-in-sub",
    title: "Variable of Fn::Sub asks for an attribute that the resource type doesn't have",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a reference that it can't resolve.",
    remediation:
      "Correct the attribute's name; the page of the resource type lists its return values.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html",
    ],
    aliases: ["E1019"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for violation in template.unknownAttributes(in: .sub) { findings.report(violation) }
  }
}
