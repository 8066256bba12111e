import TestSupport
import Testing

/// Runs in repositories that were checked by cfn-lint before.
struct LinterFileTests {
  private static let unused = """
    Parameters:
      Unused: {Type: String}
    Resources:
      Topic: {Type: AWS::SNS::Topic}

    """

  @Test(arguments: [".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"])
  func ignoredChecksAreNotReported(name: String) throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.unused, name: "ignore_checks: [W2]\n"])
    let run = try CommandRun("check", "--format", "concise", in: directory.path)
    #expect(run.output == "")
    #expect(run.status == 0)
    let isolated = try CommandRun(
      "check", "--isolated", "--format", "concise", in: directory.path)
    #expect(isolated.output.contains("parameter 'Unused' is never used"))
  }

  @Test func theExitCodeAndTheTemplatesAreThoseOfTheFile() throws {
    let directory = try TemporaryDirectory([
      "in/a.yaml": Self.unused, "in/old/b.yaml": Self.unused, "out/c.yaml": Self.unused,
      ".cfnlintrc": """
      templates: ["in/**/*.yaml"]
      ignore_templates: [in/old/*]
      non_zero_exit_code: warning
      """,
    ])
    let run = try CommandRun("check", "--format", "concise", in: directory.path)
    #expect(run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } } == ["in/a.yaml"])
    #expect(run.status == 1)
    let named = try CommandRun(
      "check", "--format", "concise", "out", "in/old/b.yaml", in: directory.path)
    #expect(named.output.hasPrefix("out/c.yaml:"))
    let own = try CommandRun("check", "--fail-on", "error", in: directory.path)
    #expect(own.status == 0)
  }

  @Test func whatHasNoEffectIsNoted() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": "Resources: {}\n", ".cfnlintrc": "append_rules: [rules]\n",
    ])
    let run = try CommandRun("check", "--format", "concise", in: directory.path)
    #expect(run.output.hasPrefix(".cfnlintrc:1:1: note: 'append_rules' has no effect here"))
    #expect(run.status == 0)
  }

  @Test func aFileThatCannotBeUnderstoodIsAnError() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": "Resources: {}\n", ".cfnlintrc": "ignore_checks: W2001\n",
    ])
    let run = try CommandRun("check", in: directory.path)
    #expect(run.status == 2)
    #expect(run.errors == "error: .cfnlintrc:1:16: 'ignore_checks' is a list\n")
  }

  @Test func listsInTheTemplateWorkAsInCfnLint() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": """
      Metadata:
        cfn-lint: {config: {ignore_checks: [W20], configure_rules: {E3012: {strict: true}}}}
      Parameters:
        Unused: {Type: String}
      Resources:
        Topic:
          Type: AWS::SNS::Topic
          Metadata: {cfn-lint: {config: {ignore_checks: [E1020]}}}
          Properties: {DisplayName: !Ref Nowhere}
        Other:
          Type: AWS::SNS::Topic
          Metadata: {cfn-lint: {config: {ignore_checks: [E10]}}}
          Properties: {DisplayName: !Ref Elsewhere}

      """
    ])
    let run = try CommandRun("check", "--format", "concise", in: directory.path)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("'Elsewhere' is neither a parameter nor a resource") == true)
  }
}
