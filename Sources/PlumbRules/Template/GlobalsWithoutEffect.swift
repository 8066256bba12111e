internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct GlobalsWithoutEffect: Rule {
  let metadata = RuleMetadata(
    id: "template/globals-without-effect",
    title: "Globals are given without SAM, or for what has none",
    severity: .error,
    rationale:
      "Only SAM's transform knows Globals; it refuses those of other types, and IgnoreGlobals with a name that isn't in them.",
    remediation:
      "Add 'Transform: AWS::Serverless-2016-10-31', or correct the name.",
    references: [
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-serverless.html",
    ],
    aliases: ["E3724"])

  func subjects(in template: Template) -> [Template] {
    template.section("Globals") == nil || template.hasCustomMacro ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let section = template.sections.first(where: { $0.name.text == "Globals" }) else {
      return
    }
    guard template.isServerless else {
      findings.report(
        .init(
          "Globals need the transform AWS::Serverless-2016-10-31", at: Label(section.name.span)))
      return
    }
    checkTypes(of: section.body, in: template, into: &findings)
    for resource in template.resources {
      checkIgnored(of: resource, section.body, in: template, into: &findings)
    }
  }

  private func checkTypes(
    of globals: Node, in template: Template, into findings: inout FindingCollector
  ) {
    let known =
      (ResourceSchemas.embedded.named["other/sam/globals"]?.properties.names ?? [])
      + ServerlessSchema.globals.keys.sorted()
    for (key, _) in globals.entries where key.isMemberName && !known.contains(key.text) {
      findings.report(
        .init(
          "SAM has no Globals for '\(key.text)'", at: Label(key.span)
        ).suggesting(template.suggestion(for: key.text, among: known), in: template))
    }
  }

  private func checkIgnored(
    of resource: Resource, _ globals: Node, in template: Template,
    into findings: inout FindingCollector
  ) {
    let type = resource.type.rawValue
    guard type.hasPrefix("AWS::Serverless::"), let ignored = resource.body.node["IgnoreGlobals"],
      let settings = globals[String(type.dropFirst("AWS::Serverless::".count))],
      settings.kind == .mapping, template.expression(of: settings) == nil
    else { return }
    let names = settings.entries.map(\.key.text)
    for element in ignored.elements
    where element.kind == .scalar && template.expression(of: element) == nil
      && !names.contains(element.text)
    {
      findings.report(
        .init("the Globals have no '\(element.text)' for \(type)", at: Label(element.span))
          .suggesting(template.suggestion(for: element.text, among: names), in: template))
    }
  }
}
