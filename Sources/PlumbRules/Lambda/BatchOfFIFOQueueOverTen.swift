internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct BatchOfFIFOQueueOverTen: PropertiesRule {
  let metadata = RuleMetadata(
    id: "lambda/batch-of-fifo-queue-over-ten",
    title: "Batch of a FIFO queue is larger than ten messages",
    severity: .error,
    rationale: "A FIFO queue gives at most ten messages at once; Lambda refuses a larger batch.",
    remediation: "Set 'BatchSize' to 10 or less.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"],
    aliases: ["E3705"])

  let types = ["AWS::Lambda::EventSourceMapping"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let size = findings.integer(properties["BatchSize"]), size > 10,
      let queue = findings.target(
        of: properties["EventSourceArn"], ofType: "AWS::SQS::Queue", in: scenario),
      findings.bool(queue["FifoQueue"]) == true
    else { return }
    findings.report(
      .init(
        "a batch of \(size) messages, a FIFO queue gives at most 10",
        at: Label(properties.label(of: "BatchSize")),
        related: [Label(queue.label(of: "FifoQueue"), "the queue is FIFO")]))
  }
}
