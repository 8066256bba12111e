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

  let types = ["AWS::Logs::SubscriptionFilter", "AWS::Serverless::Function"]

  func subjects(in template: Template) -> [Template] {
    template.hasCustomMacro || template.resources(ofTypes: types).isEmpty ? [] : [template]
  }

  func check(
    _ resources: [Target], in scenario: Scenario, into findings: inout FindingCollector
  ) {
    var byGroup: [String: [Span]] = [:]
    for resource in resources {
      let filters =
        resource.resource.type == "AWS::Logs::SubscriptionFilter"
        ? [resource.properties].compactMap(\.self) : events(of: resource, into: &findings)
      for filter in filters {
        guard let group = findings.identity(of: filter["LogGroupName"]) else { continue }
        byGroup[group, default: []].append(filter.label(of: "LogGroupName"))
      }
    }
    for filters in byGroup.values where filters.count > TooManySubscriptionFilters.limit {
      findings.report(
        .init(
          "the log group has \(filters.count) subscription filters, "
            + "\(TooManySubscriptionFilters.limit) are allowed",
          at: Label(filters[TooManySubscriptionFilters.limit]),
          related: filters.prefix(TooManySubscriptionFilters.limit).map { Label($0) }))
    }
  }

  /// The events of a function for which SAM makes a filter.
  ///
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-cloudwatchlogs.html
  private func events(
    of function: Target, into findings: inout FindingCollector
  ) -> [MappingValue] {
    guard let events = findings.mapping(function["Events"]) else { return [] }
    return events.members.compactMap { _, value in
      guard let event = findings.mapping(value), findings.text(event["Type"]) == "CloudWatchLogs"
      else { return nil }
      return findings.mapping(event["Properties"])
    }
  }

  /// The larger one of the quotas that the documentation's pages give.
  private static let limit = 5
}
