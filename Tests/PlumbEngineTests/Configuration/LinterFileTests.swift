import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

struct LinterFileTests {
  private func read(_ text: String) -> LinterFile {
    LinterFile(Source(name: ".cfnlintrc", text: text))
  }

  @Test func whatHasACounterpartIsRead() {
    let file = read(
      """
      templates: [templates/**/*.yaml]
      ignore_templates:
        - templates/old/*.yaml
      ignore_checks: [E30, W]
      mandatory_checks: [E3004]
      regions: [us-east-1, eu-west-1]
      non_zero_exit_code: warning
      merge_configs: true
      """)
    #expect(file.findings.isEmpty)
    #expect(file.templates.map(\.text) == ["templates/**/*.yaml"])
    #expect(file.ignoredTemplates.map(\.text) == ["templates/old/*.yaml"])
    #expect(file.ignoredChecks == ["E30", "W"])
    #expect(file.mandatoryChecks == ["E3004"])
    #expect(file.regions.map(\.text) == ["us-east-1", "eu-west-1"])
    #expect(file.failOn == .warning)
    #expect(file.mergesLists)
  }

  @Test(arguments: [
    ("informational", Configuration.FailureThreshold.note), ("warning", .warning),
    ("error", .error), ("none", .never),
  ])
  func theExitCodeIsAThreshold(word: String, threshold: Configuration.FailureThreshold) {
    #expect(read("non_zero_exit_code: \(word)").failOn == threshold)
  }

  @Test func allRegionsAreNoRestriction() {
    #expect(read("regions: [us-east-1, ALL_REGIONS]").regions.isEmpty)
  }

  @Test(arguments: [
    "", "# nothing yet\n", "configure_rules: {E3012: {strict: false}}", "include_checks: [I]",
    "{include_experimental: true, ignore_bad_template: true, format: quiet, debug: false}",
  ])
  func whatOnlyConcernsItsOwnRulesIsLeftAlone(text: String) {
    #expect(read(text).findings.isEmpty)
  }

  @Test(arguments: [
    (
      "append_rules: [rules]",
      "append_rules: note: 'append_rules' has no effect here; rules of one's own are packs, chosen in plumb.yaml"
    ),
    ("override_spec: spec.json", "override_spec: note: 'override_spec' has no effect here"),
    (
      "parameters: [{A: b}]",
      "parameters: note: 'parameters' has no effect here; use --parameters, or scenarios in plumb.yaml"
    ),
    ("ignore_check: [E3012]", "ignore_check: note: cfn-lint has no setting 'ignore_check'"),
    ("ignore_checks: E3012", "E3012: error: 'ignore_checks' is a list"),
    ("regions: [us-eat-1]", "us-eat-1: error: 'us-eat-1' is no region"),
    (
      "non_zero_exit_code: 1",
      "1: error: 'non_zero_exit_code' is informational, warning, error or none"
    ),
    ("[E3012]", "[: error: '.cfnlintrc' is a mapping"),
    ("debug: [", "[: error: '[' is never closed"),
  ])
  func whatHasNoEffectIsSaid(text: String, words: String) {
    let file = read(text)
    let said = file.findings.map { finding in
      "\(finding.source.text(finding.primary.span)): \(finding.severity): \(finding.message)"
    }
    #expect(said == [words])
  }
}

/// What a `.cfnlintrc` suppresses in a template.
struct LinterFileSuppressionTests {
  private static let rules = [
    RuleMetadata(
      id: "s3/public-acl", title: "t", severity: .error, rationale: "r", remediation: "r",
      aliases: ["E3012"]),
    RuleMetadata(
      id: "s3/no-versioning", title: "t", severity: .warning, rationale: "r", remediation: "r",
      aliases: ["W3045", "CKV_AWS_21"]),
  ]

  /// The rules whose findings are kept.
  private func kept(_ metadata: String, _ file: String) throws -> [String] {
    let template = Template(
      Source(name: "t.yaml", text: "\(metadata)Resources: {A: {Type: T}}\n"))
    let findings = LinterFileSuppressionTests.rules.map { rule in
      Finding(
        rule: rule.id, severity: rule.severity, message: "m", source: template.source,
        primary: Label(Span(0, 1)))
    }
    let linter = LinterFile(Source(name: ".cfnlintrc", text: file))
    let suppressions = Suppressions(
      template, known: RuleIndex(LinterFileSuppressionTests.rules), linter: linter)
    let result = suppressions.apply(
      to: findings, ran: Set(findings.map(\.rule)), today: try #require(CalendarDate("2026-11-23")))
    #expect(result.additional.isEmpty)
    #expect(result.kept.count + result.suppressed.count == 2)
    return result.kept.map(\.rule.rawValue)
  }

  @Test(arguments: [
    ("", ["s3/public-acl", "s3/no-versioning"]),
    ("ignore_checks: [E3012]", ["s3/no-versioning"]),
    ("ignore_checks: [E30]", ["s3/no-versioning"]),
    ("ignore_checks: [W, E9]", ["s3/public-acl"]),
    ("ignore_checks: [E, W]", []),
    ("ignore_checks: ['', 3012]", ["s3/public-acl", "s3/no-versioning"]),
    ("{ignore_checks: [E, W], mandatory_checks: [E3]}", ["s3/public-acl"]),
  ])
  func identifiersAreIgnoredByTheirStart(file: String, kept expected: [String]) throws {
    #expect(try kept("", file) == expected)
  }

  @Test(arguments: [
    ("ignore_checks: [E3012]", ["s3/public-acl"]),
    ("{ignore_checks: [E3012], merge_configs: true}", []),
    ("mandatory_checks: [W3045]", ["s3/public-acl", "s3/no-versioning"]),
  ])
  func aTemplatesOwnListReplacesThatOfTheFile(file: String, kept expected: [String]) throws {
    let metadata = "Metadata: {cfn-lint: {config: {ignore_checks: [W3045]}}}\n"
    #expect(try kept(metadata, file) == expected)
  }
}
