internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MappingNameIsTooLong: Rule {
  let metadata = RuleMetadata(
    id: "mappings/mapping-name-is-too-long",
    title: "Name or key of a mapping is longer than CloudFormation takes",
    severity: .error,
    rationale:
      "A mapping name and a mapping key may have 255 characters each.",
    remediation:
      "Shorten the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E7002"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.measuredMappings, .beyond, .name)
  }
}

extension Template {
  /// The names of the mappings, and their keys on both levels.
  var measuredMappings: [Measured] {
    measuredNames(of: "Mappings", as: "mapping name")
      + mappings.flatMap(\.body.node.entries).flatMap { key, value in
        [Measured("mapping key", key.text, at: key.span)]
          + value.entries.map { key, _ in Measured("mapping key", key.text, at: key.span) }
      }
  }
}
