internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnsupportedInModule: Rule {
  let metadata = RuleMetadata(
    id: "modules/unsupported-in-module",
    title: "Module has an attribute that modules don't take",
    severity: .error,
    rationale:
      "CloudFormation refuses a module with a creation or update policy, and tags and its own metadata aren't given on.",
    remediation:
      "Remove the attribute, or put it on the resources of the module.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html"
    ],
    aliases: ["E5001"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var seen: Set<Span> = []
    for resource in template.resources where resource.type.rawValue.hasSuffix("::MODULE") {
      for (key, value) in resource.body.node.entries {
        switch key.text {
        case "CreationPolicy", "UpdatePolicy":
          report(key, value.count > 0, "takes no '\(key.text)'", &seen, &findings)
        case "Metadata":
          if let reserved = value.entry("AWS::CloudFormation::Module") {
            report(reserved.key, true, "takes no metadata of this name", &seen, &findings)
          }
        case "Properties":
          if let tags = value.entry("Tags") {
            report(tags.key, tags.value.count > 0, "takes no 'Tags'", &seen, &findings)
          }
        default: continue
        }
      }
    }
  }

  private func report(
    _ key: Node, _ isThere: Bool, _ words: String, _ seen: inout Set<Span>,
    _ findings: inout FindingCollector
  ) {
    guard isThere, seen.insert(key.span).inserted else { return }
    findings.report(.init("a module \(words)", at: .init(key.span)))
  }
}
