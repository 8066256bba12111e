internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct RetentionPeriodNotSet: Rule {
  let metadata = RuleMetadata(
    id: "retention/retention-period-not-set",
    title: "Resource keeps its data for a time that nothing says",
    severity: .note,
    rationale:
      "Without a retention period the service deletes the data after a time of its own, often a day or some days.",
    remediation: "Set the retention period, be it to the value that holds anyway.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html"
    ],
    aliases: ["I3013"])

  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [Resource] {
    template.hasCustomMacro
      ? [] : template.resources(ofTypes: Array(RetentionPeriodNotSet.properties.keys))
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let value = scenario.properties(of: resource)
    let properties = findings.mapping(value)
    guard properties != nil || value.isAbsent else { return }
    for key in RetentionPeriodNotSet.properties[resource.type.rawValue] ?? [] {
      guard findings.isAbsent(properties?[key] ?? .absent) == true,
        isNeeded(of: resource, properties, into: &findings)
      else { continue }
      findings.report(
        .init("'\(key)' isn't set", at: Label(properties?.label ?? resource.id.span)))
    }
  }

  /// Whether a resource has such a period: a database of Aurora's or a replica takes another one's.
  private func isNeeded(
    of resource: Resource, _ properties: MappingValue?, into findings: inout FindingCollector
  ) -> Bool {
    guard resource.type == "AWS::RDS::DBInstance" else { return true }
    guard let properties, let engine = findings.text(properties["Engine"]) else { return false }
    return !engine.hasPrefix("aurora")
      && findings.isAbsent(properties["SourceDBInstanceIdentifier"]) == true
  }

  private static let properties = [
    "AWS::DocDB::DBCluster": ["BackupRetentionPeriod"],
    "AWS::Kinesis::Stream": ["RetentionPeriodHours"],
    "AWS::RDS::DBCluster": ["BackupRetentionPeriod"],
    "AWS::RDS::DBInstance": ["BackupRetentionPeriod"],
    "AWS::Redshift::Cluster": ["AutomatedSnapshotRetentionPeriod"],
    "AWS::SQS::Queue": ["MessageRetentionPeriod"],
    "AWS::Synthetics::Canary": ["SuccessRetentionPeriod", "FailureRetentionPeriod"],
  ]
}
