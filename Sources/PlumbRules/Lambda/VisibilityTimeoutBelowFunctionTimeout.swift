internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct VisibilityTimeoutBelowFunctionTimeout: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/visibility-timeout-below-function-timeout",
    title: "Queue shows messages again before its function has finished",
    severity: .error,
    rationale:
      "Lambda refuses to read from a queue whose visibility timeout is shorter than the function's timeout.",
    remediation:
      "Raise the queue's VisibilityTimeout, six times the function's Timeout is recommended, or lower the Timeout.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"],
    aliases: ["E3505"])

  let types = ["AWS::Lambda::EventSourceMapping"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard
      let queue = findings.target(
        of: properties["EventSourceArn"], ofType: "AWS::SQS::Queue", in: scenario),
      let function = findings.target(
        of: properties["FunctionName"], ofType: "AWS::Lambda::Function", in: scenario),
      let visible = seconds(queue["VisibilityTimeout"], unset: 30, into: &findings),
      let timeout = seconds(function["Timeout"], unset: 3, into: &findings), visible < timeout
    else { return }
    findings.report(
      .init(
        "'\(queue.resource.id.text)' shows messages again after \(visible) seconds, its function "
          + "'\(function.resource.id.text)' may take \(timeout)",
        at: Label(queue.label(of: "VisibilityTimeout")),
        related: [Label(function.label(of: "Timeout"), "the function's timeout")]))
  }

  private func seconds(
    _ value: Value, unset: Int, into findings: inout FindingCollector
  ) -> Int? {
    switch findings.isAbsent(value) {
    case true: unset
    case false: findings.integer(value)
    case nil: nil
    }
  }
}
