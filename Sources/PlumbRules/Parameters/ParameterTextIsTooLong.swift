internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct ParameterTextIsTooLong: Rule {
  let metadata = RuleMetadata(
    id: "parameters/parameter-text-is-too-long",
    title: "Name, description or value of a parameter is longer than CloudFormation takes",
    severity: .error,
    rationale:
      "A parameter name may have 255 characters, a description 4,000 and a value 4,096.",
    remediation:
      "Shorten it; a longer value can be divided over several parameters and joined.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E2011"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(
      template.measuredNames(of: "Parameters", as: "parameter name"), .beyond, .name)
    for (_, body) in template.writtenMembers(of: "Parameters") {
      if let description = body.entry("Description") {
        findings.report(
          [Measured("parameter description", description.value.text, at: description.key.span)],
          .beyond, .parameterDescription)
      }
      findings.report(values(of: body), .beyond, .parameterValue)
    }
  }

  private func values(of body: Node) -> [Measured] {
    let allowed = (body["AllowedValues"]?.elements).map { elements in
      elements.map { Measured("parameter value", $0.text, at: $0.span) }
    }
    let value = body.entry("Default").map {
      Measured("parameter value", $0.value.text, at: $0.key.span)
    }
    return [value].compactMap { $0 } + (allowed ?? [])
  }
}
