internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct DeadLetterQueueOfOtherKind: PropertiesRule {
  let metadata = RuleMetadata(
    id: "sqs/dead-letter-queue-of-other-kind",
    title: "Dead-letter queue isn't of its queue's kind",
    severity: .error,
    rationale:
      "SQS refuses a standard queue as the dead-letter queue of a FIFO queue, and the other way round.",
    remediation: "Make both FIFO queues, or neither.",
    references: [
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
    ],
    aliases: ["E3502"])

  let types = ["AWS::SQS::Queue"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let policy = findings.mapping(properties["RedrivePolicy"]),
      let target = findings.target(
        of: policy["deadLetterTargetArn"], ofType: "AWS::SQS::Queue", in: scenario),
      let isFIFO = isFIFO(properties["FifoQueue"], into: &findings),
      let isTargetFIFO = self.isFIFO(target["FifoQueue"], into: &findings), isFIFO != isTargetFIFO
    else { return }
    let kinds = [true: "a FIFO queue", false: "a standard queue"]
    findings.report(
      .init(
        "\(kinds[isTargetFIFO] ?? "") is the dead-letter queue of \(kinds[isFIFO] ?? "")",
        at: Label(properties.label(of: "FifoQueue")),
        related: [
          Label(policy.label(of: "deadLetterTargetArn"), "the dead-letter queue"),
          Label(target.label(of: "FifoQueue"), "its kind"),
        ]))
  }

  private func isFIFO(_ value: Value, into findings: inout FindingCollector) -> Bool? {
    switch findings.isAbsent(value) {
    case true: false
    case false: findings.bool(value)
    case nil: nil
    }
  }
}
