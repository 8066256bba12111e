internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedResourceName: Rule {
  let metadata = RuleMetadata(
    id: "resources/malformed-resource-name",
    title: "Logical ID of a resource has characters that CloudFormation refuses",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with a logical ID that has anything but letters and digits.",
    remediation:
      "Rename the resource, and the references to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    ],
    aliases: ["E3001"])

  func subjects(in template: Template) -> [Template] {
    // What a macro makes of the names isn't known.
    template.hasCustomMacro ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for (key, _) in template.writtenMembers(of: "Resources") where !key.text.isAlphanumeric {
      findings.report(
        .init(
          "resource name '\(key.text)' has characters other than letters and digits",
          at: .init(key.span)))
    }
  }
}
