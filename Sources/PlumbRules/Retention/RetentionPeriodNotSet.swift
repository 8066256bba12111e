internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
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
        .init(
          "'\(key)' isn't set", at: Label(properties?.label ?? resource.id.span),
          fixes: fixes(for: key, of: resource, properties)))
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

  /// Writes what holds anyway, where that is documented.
  private func fixes(
    for key: String, of resource: Resource, _ properties: MappingValue?
  ) -> [Fix] {
    guard let days = RetentionPeriodNotSet.defaults[resource.type.rawValue] else { return [] }
    let edits =
      properties == nil
      ? resource.body.node.inserting("Properties", .mapping([.init(key, .number(days))]))
      : properties?.place?.node.inserting(key, .number(days))
    return Fix.all(
      "write '\(key): \(days)', which holds anyway", edits, isSafe: true, isOfRound: true)
  }

  /// The period that a resource has where its template doesn't say.
  private static let defaults = [
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html
    "AWS::Kinesis::Stream": "24",
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
    "AWS::RDS::DBCluster": "1",
    "AWS::RDS::DBInstance": "1",
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
    "AWS::SQS::Queue": "345600",
  ]

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
