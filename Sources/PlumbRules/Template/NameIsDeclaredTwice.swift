internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct NameIsDeclaredTwice: Rule {
  let metadata = RuleMetadata(
    id: "template/name-is-declared-twice",
    title: "Two parts of the template have one name",
    severity: .error,
    rationale:
      "Logical names of parameters and resources are unique, or Ref couldn't tell them apart.",
    remediation:
      "Rename one of the two, and the references to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
    aliases: ["E3007"])

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var names: [String: (span: Span, what: String)] = [:]
    var reported: Set<Span> = []
    for (key, _) in template.writtenMembers(of: "Parameters") {
      names[key.text] = (key.span, "parameter")
    }
    for resource in template.resources {
      guard let first = names[resource.id.text] else {
        names[resource.id.text] = (resource.id.span, "resource")
        continue
      }
      // Keys that are written twice are findings of the syntax.
      let isFromLoop = resource.body.bindings != nil
      guard first.what == "parameter" || isFromLoop, reported.insert(resource.id.span).inserted
      else { continue }
      findings.report(
        .init(
          "'\(resource.id.text)' is the name of another \(first.what) already",
          at: .init(resource.id.span), related: [Label(first.span, "this \(first.what)")]))
    }
  }
}
