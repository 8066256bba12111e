internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ColdStorageUnderNinetyDays: PropertiesRule {
  let metadata = RuleMetadata(
    id: "awsbackup/cold-storage-under-ninety-days",
    title: "Backups are deleted before they were ninety days in cold storage",
    severity: .error,
    rationale:
      "AWS Backup keeps what it has moved to cold storage for ninety days at least, and refuses a plan that deletes it earlier.",
    remediation: "Set 'DeleteAfterDays' to at least 90 more than 'MoveToColdStorageAfterDays'.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-lifecycleresourcetype.html"
    ],
    aliases: ["E3504"])

  let types = ["AWS::Backup::BackupPlan"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let plan = findings.mapping(properties["BackupPlan"]) else { return }
    for rule in findings.mappings(plan["BackupPlanRule"]) {
      var lifecycles = [rule["Lifecycle"]]
      for action in findings.mappings(rule["CopyActions"]) {
        lifecycles.append(action["Lifecycle"])
      }
      for value in lifecycles {
        guard let lifecycle = findings.mapping(value),
          let moved = findings.integer(lifecycle["MoveToColdStorageAfterDays"]),
          let deleted = findings.integer(lifecycle["DeleteAfterDays"]), deleted - moved < 90
        else { continue }
        findings.report(
          .init(
            "deleted after \(deleted) days, \(deleted - moved) days in cold storage, which takes 90",
            at: Label(lifecycle.label(of: "DeleteAfterDays")),
            related: [Label(lifecycle.label(of: "MoveToColdStorageAfterDays"), "moved then")]))
      }
    }
  }
}
