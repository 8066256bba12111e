internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct RuntimeIsDeprecated: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/runtime-is-deprecated",
    title: "Lambda runtime is deprecated",
    severity: .note,
    rationale:
      "Lambda no longer mends security holes of a deprecated runtime, and ends support for functions with it.",
    remediation: "Move to the runtime that takes its place.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/runtime-support-policy.html",
    ],
    aliases: ["W2531"])

  /// The day on which runtimes are judged.
  var today = RuntimeLifecycle.readOn

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func subjects(in template: Template) -> [Resource] { template.functionsByRuntime }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    findings.reportRuntime(of: resource, properties, at: .deprecated, on: today, in: scenario)
  }
}
