import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import Testing

/// Whether a company with other numbers than the reference stack's changes one line.
struct SettingTests {
  /// A value of a setting that the reference stack doesn't fit, and what it is edited to first.
  struct Case: Sendable, CustomTestStringConvertible {
    let setting: String
    let value: SettingValue
    let rule: String
    var edit: (old: String, new: String)?

    var testDescription: String { setting }
  }

  static let cases = [
    Case(setting: "retentionDays", value: 35, rule: "backups-expire-too-early"),
    Case(setting: "backupTime", value: "03:30", rule: "backup-does-not-run-at-its-time"),
    Case(
      setting: "backupPrefix", value: "archive/",
      rule: "backup-role-may-write-another-prefix-only"),
    Case(setting: "runtime", value: "python3.12", rule: "backup-function-runtime-is-too-old"),
    Case(setting: "minMemoryMB", value: 1024, rule: "backup-function-has-too-little-memory"),
    Case(
      setting: "minTimeoutSeconds", value: 700, rule: "backup-function-has-too-little-time",
      edit: ("Timeout: 900", "Timeout: 600")),
    Case(
      setting: "documentsPerDay", value: 2000, rule: "document-limit-is-too-low",
      edit: ("DOCUMENT_LIMIT: !Ref DocumentLimit", "DOCUMENT_LIMIT: '1000'")),
    Case(
      setting: "environments", value: ["dev", "test", "prod"],
      rule: "environment-parameter-lacks-an-environment"),
    Case(
      setting: "requiredTags", value: ["DataClass"], rule: "resource-lacks-a-required-tag"),
    Case(setting: "costTags", value: ["Budget"], rule: "resource-has-no-cost-tag"),
    Case(setting: "minLogRetentionDays", value: 400, rule: "logs-are-kept-too-short"),
    Case(setting: "maxLogRetentionDays", value: 14, rule: "logs-are-kept-too-long"),
  ]

  @Test(arguments: cases)
  func aSettingChangesWhatIsAskedFor(_ case: Case) throws {
    let reference = try Fixtures.text("examples/backup/template.yaml")
    let edited = `case`.edit.map { reference.replacing($0.old, with: $0.new) } ?? reference
    #expect((edited == reference) == (`case`.edit == nil))
    let changed = try rules(edited, [`case`.setting: `case`.value])
    #expect(try !rules(edited, [:]).contains(`case`.rule))
    #expect(changed.contains(`case`.rule))
  }

  @Test func everySettingIsTried() {
    #expect(Set(Self.cases.map(\.setting)) == Set(BuiltInPack.backup.pack.settings.map(\.name)))
  }

  /// The names of the rules that find something.
  private func rules(_ text: String, _ settings: [String: SettingValue]) throws -> Set<String> {
    let template = Template(Source(name: "template.yaml", text: text))
    let findings = Linter(rules: try .pack(.backup, settings: settings)).check(template).findings
    return Set(findings.compactMap { $0.rule.rawValue.split(separator: "/").last.map(String.init) })
  }
}
