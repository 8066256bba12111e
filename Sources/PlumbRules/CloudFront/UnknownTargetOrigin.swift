internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnknownTargetOrigin: PropertiesRule {
  let metadata = RuleMetadata(
    id: "cloudfront/unknown-target-origin",
    title: "Cache behaviour is for an origin that the distribution doesn't have",
    severity: .error,
    rationale: "CloudFront refuses a behaviour whose origin it doesn't know.",
    remediation: "Name an origin or an origin group of the same distribution.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-defaultcachebehavior.html"
    ],
    aliases: ["E3057"])

  let types = ["AWS::CloudFront::Distribution"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let distribution = findings.mapping(properties["DistributionConfig"]),
      let ids = ids(of: distribution, into: &findings), !ids.isEmpty
    else { return }
    let known = Set(ids)
    var behaviors = [distribution["DefaultCacheBehavior"]]
    behaviors += findings.elements(distribution["CacheBehaviors"])
    for value in behaviors {
      guard let behavior = findings.mapping(value),
        let target = findings.identity(of: behavior["TargetOriginId"]), !known.contains(target)
      else { continue }
      let suggestion = scenario.template.suggestion(for: target, among: ids)
      findings.report(
        .init(
          "the distribution has no origin '\(target)'",
          at: Label(behavior.label(of: "TargetOriginId"))
        ).suggesting(suggestion, in: scenario.template))
    }
  }

  /// The names of all origins and origin groups; nil if some aren't known.
  private func ids(
    of distribution: MappingValue, into findings: inout FindingCollector
  ) -> [String]? {
    var lists = [distribution["Origins"]]
    switch findings.known(distribution["OriginGroups"]) {
    case .mapping(let groups): lists.append(groups["Items"])
    case .absent: break
    default: return nil
    }
    var ids: [String] = []
    for list in lists {
      guard let known = findings.known(list) else { return nil }
      for value in findings.elements(known) {
        guard let origin = findings.mapping(value), let id = findings.identity(of: origin["Id"])
        else { return nil }
        ids.append(id)
      }
      if case .sequence(let sequence) = known, sequence.unknownCount != nil { return nil }
    }
    return ids
  }
}
