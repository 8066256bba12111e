internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct DescriptionIsTooLong: Rule {
  let metadata = RuleMetadata(
    id: "template/description-is-too-long",
    title: "Description of the template is longer than CloudFormation takes",
    severity: .error,
    rationale:
      "CloudFormation refuses a template whose description has more than 1,024 bytes.",
    remediation:
      "Shorten the description; comments and Metadata have room for more.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html",
    ],
    aliases: ["E1003"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredDescription, .beyond, .description)
  }
}

extension Template {
  /// The description's length; empty where it is missing or no text.
  var measuredDescription: [Measured] {
    guard let description = namedSection("Description"), description.body.kind == .scalar else {
      return []
    }
    return [Measured("description", description.body.text, at: description.name.span)]
  }
}
