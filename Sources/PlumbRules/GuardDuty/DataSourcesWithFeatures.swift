internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct DataSourcesWithFeatures: PropertiesRule {
  let metadata = RuleMetadata(
    id: "guardduty/data-sources-with-features",
    title: "Detector has both data sources and features",
    severity: .error,
    rationale: "GuardDuty takes one of the two, and refuses both.",
    remediation: "Use 'Features', and leave 'DataSources' out.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-guardduty-detector.html"
    ],
    aliases: ["E3063"])

  let types = ["AWS::GuardDuty::Detector"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard findings.isAbsent(properties["DataSources"]) == false,
      findings.isAbsent(properties["Features"]) == false
    else { return }
    findings.report(
      .init(
        "both 'DataSources' and 'Features'", at: Label(properties.label),
        related: [
          Label(properties.label(of: "DataSources"), "one"),
          Label(properties.label(of: "Features"), "the other one"),
        ]))
  }
}
