internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct OutputTextIsTooLong: Rule {
  let metadata = RuleMetadata(
    id: "outputs/output-text-is-too-long",
    title: "Name or description of an output is longer than CloudFormation takes",
    severity: .error,
    rationale:
      "An output name may have 255 characters, its description 1,024 bytes.",
    remediation:
      "Shorten it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E6011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredNames(of: "Outputs", as: "output name"), .beyond, .name)
    for (_, body) in template.writtenMembers(of: "Outputs") {
      guard let description = body.entry("Description") else { continue }
      findings.report(
        [Measured("output description", description.value.text, at: description.key.span)],
        .beyond, .description)
    }
  }
}
