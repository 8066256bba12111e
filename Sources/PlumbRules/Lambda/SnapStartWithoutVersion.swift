internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SnapStartWithoutVersion: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/snap-start-without-version",
    title: "SnapStart is on, and no version of the function is published",
    severity: .warning,
    rationale: "SnapStart works on published versions only: without one it does nothing.",
    remediation:
      "Add an AWS::Lambda::Version for the function, in SAM an AutoPublishAlias, or turn SnapStart off.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"],
    aliases: ["W2530"])

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let snapStart = findings.mapping(properties["SnapStart"]),
      findings.text(snapStart["ApplyOn"]) == "PublishedVersions"
    else { return }
    if resource.type == "AWS::Serverless::Function" {
      let globals = findings.globals(for: resource, in: scenario)
      guard findings.isAbsent(properties["AutoPublishAlias"]) == true,
        resource.ignoresGlobal("AutoPublishAlias")
          || findings.isAbsent(globals?["AutoPublishAlias"] ?? .absent) == true
      else { return }
    } else if isPublished(resource, in: scenario.template) {
      return
    }
    findings.report(
      .init(
        "no version of '\(resource.id.text)' is published for SnapStart to work on",
        at: Label(snapStart.label(of: "ApplyOn"))))
  }

  /// Whether a version of the template refers to the function.
  private func isPublished(_ function: Resource, in template: Template) -> Bool {
    template.references.references(to: .resource(function.id.text)).contains { reference in
      guard case .resource(let id) = reference.source else { return false }
      return template.resource(id)?.type == "AWS::Lambda::Version"
    }
  }
}
