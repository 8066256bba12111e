internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct TooManyMappings: Rule {
  let metadata = RuleMetadata(
    id: "mappings/too-many-mappings",
    title: "Template has more mappings, or a mapping more keys, than CloudFormation takes",
    severity: .error,
    rationale:
      "CloudFormation refuses a template with more than 200 mappings, or with more than 200 keys in one.",
    remediation:
      "Divide the mapping, or the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    aliases: ["E7010"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    findings.report(template.countedMappings, .beyond, .members)
  }
}

extension Template {
  /// The numbers of mappings, of their keys, and of the keys below each.
  var countedMappings: [Counted] {
    mappings.reduce(into: counted(writtenMembers(of: "Mappings").count, of: "Mappings")) {
      all, mapping in
      let name = mapping.name.text
      let entries = mapping.body.node.entries
      all.append(
        Counted(words: "keys of mapping '\(name)'", count: entries.count, span: mapping.name.span))
      all += entries.map { key, value in
        Counted(
          words: "keys of '\(key.text)' in mapping '\(name)'", count: value.count, span: key.span)
      }
    }
  }
}
