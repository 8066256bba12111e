internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct JavaWithoutSnapStart: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/java-without-snap-start",
    title: "Java function doesn't use SnapStart",
    severity: .note,
    rationale:
      "SnapStart makes the first start of a Java function several times faster, without cost.",
    remediation: "Set 'SnapStart' with ApplyOn: PublishedVersions, and publish a version.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"],
    aliases: ["I2530"])

  let types = ["AWS::Lambda::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.isAbsent(properties["SnapStart"]) == true,
      let runtime = findings.text(properties["Runtime"]), runtime.hasPrefix("java"),
      SnapStart.supports(runtime)
    else { return }
    findings.report(
      .init(
        "'\(runtime)' could start faster with SnapStart", at: Label(properties.label(of: "Runtime"))
      ))
  }
}
