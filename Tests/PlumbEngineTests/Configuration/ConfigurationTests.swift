import PlumbEngine
import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> Configuration {
    Configuration(Source(name: "plumb.yaml", text: text))
  }

  /// The findings as `line:column message`.
  private func problems(_ text: String) -> [String] {
    read(text).findings.map(ConfigurationTests.line)
  }

  private static func line(_ finding: Finding) -> String {
    let place = finding.source.position(at: Int(finding.primary.span.start))
    return "\(place.line):\(place.column) \(finding.text)"
  }

  private let whole = """
    version: 1
    include: ["templates/**/*.yaml"]
    exclude: ["**/cdk.out/**", build]
    policy: [backup, ./company.yaml]
    settings:
      backup: {retentionDays: 35, environments: [dev, prod]}
    rules:
      s3/public-acl: {level: note}
      s3/*: off
    fail-on: warning
    regions: eu-west-1
    scenarios:
      prod: {parameters: params/prod.json}
      dev: {parameters: {Env: dev, Zones: [a, b], Size: 010}}
    suppress:
      - {rule: E3012, path: templates/a.yaml, resource: Web, reason: "ticket 12", until: 2027-03-31}
    """

  @Test func everyKeyIsRead() throws {
    let configuration = read(whole)
    #expect(configuration.findings.isEmpty)
    #expect(configuration.include.map(\.text) == ["templates/**/*.yaml"])
    #expect(configuration.exclude.map(\.text) == ["**/cdk.out/**", "build"])
    #expect(configuration.policies.map(\.text) == ["backup", "./company.yaml"])
    #expect(configuration.settings.map(\.policy.text) == ["backup", "backup"])
    #expect(configuration.settings.map(\.name.text) == ["retentionDays", "environments"])
    #expect(configuration.settings.first?.value.scalar == .int(35))
    #expect(configuration.levels.map(\.rule.text) == ["s3/public-acl", "s3/*"])
    #expect(configuration.levels.map(\.level) == [.note, .off])
    #expect(configuration.failOn == .warning)
    #expect(configuration.regions.map(\.text) == ["eu-west-1"])
    #expect(configuration.scenarios.map(\.name.text) == ["prod", "dev"])
    let entry = try #require(configuration.suppressions.first)
    #expect(entry.rule.text == "E3012")
    #expect(entry.path?.text == "templates/a.yaml")
    #expect(entry.resource == "Web")
    #expect(entry.reason == "ticket 12")
    #expect(entry.until?.description == "2027-03-31")
  }

  @Test func aScenarioTakesAFileOrValues() throws {
    let scenarios = read(whole).scenarios
    guard case .file(let file) = try #require(scenarios.first).parameters,
      case .values(let values) = try #require(scenarios.last).parameters
    else {
      Issue.record("a file and values are expected")
      return
    }
    #expect(file.text == "params/prod.json")
    #expect(values.map(\.name.text) == ["Env", "Zones", "Size"])
    #expect(values.map(\.value.text) == ["dev", "a,b", "010"])
  }

  @Test func aConfigurationInJSONIsReadAsWell() {
    let configuration = read(#"{"version": 1, "rules": {"s3/*": "off"}}"#)
    #expect(configuration.findings.isEmpty)
    #expect(configuration.levels.map(\.level) == [.off])
  }

  @Test(arguments: [
    ("polcy: [backup]", "2:1 the configuration has no key 'polcy'; did you mean 'policy'?"),
    ("failOn: error", "2:1 the configuration has no key 'failOn'; did you mean 'fail-on'?"),
    ("something: x", "2:1 the configuration has no key 'something'"),
    ("fail-on: high", "2:10 'fail-on' is error, warning, note or never"),
    ("fail-on: [error]", "2:10 'fail-on' is error, warning, note or never"),
    ("include: {a: b}", "2:10 'include' is a text or a list of texts"),
    ("include: [a, '']", "2:14 'include' is a text or a list of texts"),
    ("policy:", "2:8 'policy' is a text or a list of texts"),
    ("regions: eu-wst-1", "2:10 'eu-wst-1' is no region; did you mean 'eu-west-1'?"),
    ("regions: [eu-west-1, Mars]", "2:22 'Mars' is no region"),
    ("regions: {a: b}", "2:10 'regions' is a region or a list of regions"),
    ("rules: [s3/public-acl]", "2:8 'rules' is a mapping of names"),
    (
      "rules: {s3/public-acl: false}",
      "2:24 's3/public-acl' is off, note, warning or error, or a mapping with the key 'level'"
    ),
    ("rules: {s3/public-acl: {}}", "2:24 's3/public-acl' has no 'level'"),
    ("rules: {a/b: {level: info}}", "2:22 'level' is off, note, warning or error"),
    (
      "rules: {a/b: {levl: off, level: off}}",
      "2:15 'a/b' has no key 'levl'; did you mean 'level'?"
    ),
    ("settings: {retentionDays: 35}", "2:27 'retentionDays' is a mapping of names"),
    ("settings: {backup: {a: {}}}", "2:24 'a' is a scalar or a list of scalars"),
    (
      "scenarios: {prod: params.json}",
      "2:19 'prod' is a mapping with the key 'parameters'"
    ),
    (
      "scenarios: {prod: {parameters: []}}",
      "2:32 'parameters' is a text, or a mapping of names"
    ),
    ("suppress: {rule: a}", "2:11 'suppress' is a list"),
    ("suppress: [{path: a}]", "2:12 an element of 'suppress' has no 'rule'"),
    (
      "suppress: [{rule: a, util: 2027-01-01}]",
      "2:22 an element of 'suppress' has no key 'util'; did you mean 'until'?"
    ),
    (
      "suppress: [{rule: a, until: tomorrow}]", "2:29 'until' is a date such as 2027-03-31"
    ),
  ])
  func aMistakeIsReportedAtItsPlace(line: String, problem: String) {
    #expect(problems("version: 1\n\(line)\n") == [problem])
  }

  @Test(arguments: [
    ("polcy: [x]", ["policy: [x]"]), ("'polcy': [x]", []), ("something: [x]", []),
  ])
  func aMisspeltKeyCanBeMendedWhereItStandsBare(line: String, mended: [String]) {
    let text = "version: 1\n\(line)"
    let edits = read(text).findings.flatMap(\.fixes).flatMap(\.edits)
    #expect(
      edits.map { edit in
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
        return String(decoding: bytes.dropFirst("version: 1\n".utf8.count), as: UTF8.self)
      } == mended)
  }

  @Test(arguments: [
    ("text", "1:1 a configuration is a mapping that starts with 'version: 1'"),
    ("- a", "1:1 a configuration is a mapping that starts with 'version: 1'"),
    ("version: 2", "1:10 'version' is 1"),
    ("version: '1'", "1:10 'version' is 1"),
    ("policy: backup", "1:1 the configuration has no 'version'"),
  ])
  func theVersionMustBeKnown(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test(arguments: ["", "version: 1\nversion: 1", "version: [", "version: 1\n\tpolicy: x"])
  func whatIsWrongWithTheSyntaxIsReported(text: String) {
    #expect(read(text).findings.contains { $0.rule.rawValue.hasPrefix("syntax/") })
  }

  @Test func unknownRulesAreReportedOnceTheRulesAreKnown() {
    let configuration = read(
      """
      version: 1
      rules: {s3/public-acls: off, company/own: error, E3012: note}
      suppress: [{rule: no-versioning}]
      """)
    #expect(configuration.findings.isEmpty)
    #expect(
      configuration.unknownRules(known: .sample).map(ConfigurationTests.line) == [
        "2:9 no rule is named 's3/public-acls'; did you mean 's3/public-acl'?",
        "3:19 no rule is named 'no-versioning'; did you mean 's3/no-versioning'?",
      ])
  }

  @Test(arguments: [
    ("s3/public-acl: note, E3012: error, s3/*: off", RuleLevel.note),
    ("s3/*: off, E3012: error", .error), ("E3012: error, CKV_AWS_20: off", .off),
    ("s3/*: warning", .warning), ("s3/no-versioning: off", nil),
  ])
  func theClosestNameDecidesTheLevel(rules: String, level: RuleLevel?) throws {
    let rule = try #require(RuleIndex.sample["s3/public-acl"])
    #expect(read("version: 1\nrules: {\(rules)}").level(of: rule) == level)
  }

  @Test(arguments: [
    ("{}", Severity.error, Outcome.always, Severity?.some(.error)),
    ("{s3/*: warning}", .error, .always, .warning), ("{s3/*: warning}", .warning, .open, .note),
    ("{s3/*: error}", .note, .undecided, .note), ("{s3/*: note}", .error, .always, .note),
    ("{s3/*: note}", .error, .error, .error), ("{s3/*: off}", .error, .always, nil),
    ("{s3/*: off}", .error, .error, nil),
  ])
  func aLevelReplacesTheRulesSeverity(
    rules: String, severity: Severity, outcome: Outcome, expected: Severity?
  ) throws {
    let rule = try #require(RuleIndex.sample["s3/public-acl"])
    let finding = Finding(
      rule: rule.id, severity: severity, message: "m", source: Source(name: "t", text: "a"),
      primary: Label(Span(0, 1)), outcome: outcome)
    let configuration = read("version: 1\nrules: \(rules)")
    #expect(configuration.leveled(finding, of: rule)?.severity == expected)
  }

  @Test(arguments: [
    ("templates/a/b.yaml", true), ("templates/cdk.out/b.yaml", false), ("other/b.yaml", false),
    ("build/b.yaml", false), ("./templates/b.yaml", true),
  ])
  func pathsAreIncludedUnlessTheyAreExcluded(path: String, isIncluded: Bool) {
    #expect(read(whole).isIncluded(path) == isIncluded)
  }

  @Test func withoutPatternsEveryFileIsIncluded() {
    #expect(Configuration().isIncluded("a/b.yaml"))
    #expect(!Configuration().isExcluded("a/b.yaml"))
  }

  @Test func idleEntriesAreReportedIfThatCanBeTold() throws {
    let configuration = read(
      """
      version: 1
      suppress:
        - {rule: s3/public-acl, path: a.yaml}
        - {rule: s3/public-acl, path: b.yaml}
        - {rule: s3/public-acl, path: "*.yaml"}
        - {rule: s3/public-acl, until: 2026-11-22}
        - {rule: s3/no-versioning, path: a.yaml, until: 2026-11-22}
      """)
    let rule = try #require(RuleIndex.sample["s3/public-acl"])
    let today = try #require(CalendarDate("2026-11-23"))
    let idle = { (used: Set<Int>) in
      configuration.idleSuppressions(used: used, checked: ["a.yaml"], ran: [rule], today: today)
        .map(ConfigurationTests.line)
    }
    let expired = "6:12 suppression of 's3/public-acl' ended on 2026-11-22"
    #expect(idle([]) == ["3:12 suppression of 's3/public-acl' matches no finding", expired])
    #expect(idle([0]) == [expired])
    #expect(configuration.suppressions(for: "b.yaml").map(\.number) == [1, 2, 3])
  }
}
