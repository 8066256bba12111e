internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct ArchiveDaysOutOfRange: PropertiesRule {
  let metadata = RuleMetadata(
    id: "s3/archive-days-out-of-range",
    title: "Objects are archived after a number of days that S3 doesn't take",
    severity: .error,
    rationale:
      "S3 archives objects that weren't read for 90 to 730 days, deeply from 180 days on, and refuses other numbers.",
    remediation: "Set 'Days' from 90, or 180 for DEEP_ARCHIVE_ACCESS, to 730.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-tiering.html"
    ],
    aliases: ["E3061"])

  let types = ["AWS::S3::Bucket"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for configuration in findings.mappings(properties["IntelligentTieringConfigurations"]) {
      for tiering in findings.mappings(configuration["Tierings"]) {
        guard let tier = findings.text(tiering["AccessTier"]),
          let range = ArchiveDaysOutOfRange.days[tier],
          let days = findings.integer(tiering["Days"]), !range.contains(days)
        else { continue }
        findings.report(
          .init(
            "\(tier) after \(days) days, \(range.lowerBound) to \(range.upperBound) are allowed",
            at: Label(tiering.label(of: "Days"))))
      }
    }
  }

  private static let days = ["ARCHIVE_ACCESS": 90...730, "DEEP_ARCHIVE_ACCESS": 180...730]
}
