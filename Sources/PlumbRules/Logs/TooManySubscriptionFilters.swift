internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct TooManySubscriptionFilters: ResourceSetRule {
  let metadata = RuleMetadata(
    id: "logs/too-many-subscription-filters",
    title: "Log group has more subscription filters than are allowed",
    severity: .error,
    rationale:
      "A log group takes two subscription filters, five where the quota was raised; more are refused.",
    remediation: "Leave some out, or send the log on from a stream to several readers.",
    references: [
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html"
    ],
    aliases: ["E2529"])

  let types = ["AWS::Logs::SubscriptionFilter"]

  func check(
    _ resources: [Target], in scenario: Scenario, into findings: inout FindingCollector
  ) {
    var byGroup: [String: [Target]] = [:]
    for filter in resources {
      guard let group = findings.identity(of: filter["LogGroupName"]) else { continue }
      byGroup[group, default: []].append(filter)
    }
    for filters in byGroup.values where filters.count > TooManySubscriptionFilters.limit {
      let extra = filters[TooManySubscriptionFilters.limit]
      findings.report(
        .init(
          "the log group has \(filters.count) subscription filters, "
            + "\(TooManySubscriptionFilters.limit) are allowed",
          at: Label(extra.label(of: "LogGroupName")),
          related: filters.prefix(TooManySubscriptionFilters.limit).map {
            Label($0.resource.id.span)
          }))
    }
  }

  /// The larger one of the quotas that the documentation's pages give.
  private static let limit = 5
}
