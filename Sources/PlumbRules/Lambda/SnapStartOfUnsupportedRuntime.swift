internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct SnapStartOfUnsupportedRuntime: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/snap-start-of-unsupported-runtime",
    title: "SnapStart is on for a runtime that doesn't support it",
    severity: .error,
    rationale: "Lambda refuses a function with SnapStart unless its runtime supports it.",
    remediation: "Turn SnapStart off, or use a runtime that supports it.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"],
    aliases: ["E2530"])

  let types = ["AWS::Lambda::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let snapStart = findings.mapping(properties["SnapStart"]),
      findings.text(snapStart["ApplyOn"]) == "PublishedVersions",
      let runtime = findings.text(properties["Runtime"]), !SnapStart.supports(runtime)
    else { return }
    findings.report(
      .init(
        "runtime '\(runtime)' doesn't support SnapStart", at: Label(snapStart.label(of: "ApplyOn")),
        related: [Label(properties.label(of: "Runtime"), "the runtime")]))
  }
}
