internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct RuntimeRefusesNewFunctions: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/runtime-refuses-new-functions",
    title: "Lambda runtime takes no new functions",
    severity: .error,
    rationale: "Lambda refuses to create functions with a runtime whose day has passed.",
    remediation: "Move to the runtime that takes its place.",
    references: [
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/runtime-support-policy.html",
    ],
    aliases: ["E2531"])

  /// The day on which runtimes are judged.
  var today = RuntimeLifecycle.readOn

  let types = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  func subjects(in template: Template) -> [Resource] { template.functionsByRuntime }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    findings.reportRuntime(of: resource, properties, at: .closed, on: today, in: scenario)
  }
}
