import Foundation
import PlumbEngine
import PlumbSource
import TestSupport
import Testing

struct InitTests {
  private static let hook = """
    - repo: local
      hooks:
      - id: plumb
    """

  @Test func anEmptyDirectoryGetsAConfigurationAndAHook() throws {
    let directory = try TemporaryDirectory()
    let run = try CommandRun("init", in: directory.path)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.output == """
        wrote: plumb.yaml
        wrote: .pre-commit-config.yaml
        next:
          git init, then pre-commit install
          plumb check

        """)
    #expect(try directory.text(of: ".pre-commit-config.yaml").contains("repo: local"))
    #expect(try CommandRun(in: directory.path).errors == "warning: no templates found\n")
  }

  @Test func whatStandsInCommentsIsRight() throws {
    let directory = try TemporaryDirectory()
    _ = try CommandRun("init", in: directory.path)
    let text = try directory.text(of: "plumb.yaml").replacing("\n# ", with: "\n")
    let configuration = Configuration(Source(name: "plumb.yaml", text: text))
    #expect(configuration.findings.map(\.message) == [])
    #expect(configuration.policies.count == 1)
  }

  @Test func existingFilesStayUnlessForced() throws {
    let directory = try TemporaryDirectory([
      "plumb.yaml": "version: 1 # mine\n", ".github/workflows/plumbline.yml": "mine\n",
    ])
    let run = try CommandRun("init", in: directory.path)
    #expect(
      run.output.hasPrefix(
        """
        exists: plumb.yaml
        wrote: .pre-commit-config.yaml
        exists: .github/workflows/plumbline.yml

        """))
    #expect(try directory.text(of: "plumb.yaml") == "version: 1 # mine\n")
    #expect(
      try CommandRun("init", in: directory.path).output.contains(
        "exists: the hook in .pre-commit-config.yaml\n"))
    _ = try CommandRun("init", "--force", in: directory.path)
    #expect(try !directory.text(of: "plumb.yaml").contains("mine"))
    #expect(try directory.text(of: ".github/workflows/plumbline.yml").contains("name: Plumbline"))
  }

  @Test func theHookJoinsOthersAndTheirComments() throws {
    let own =
      "# ours\nrepos:\n- repo: local # here\n  hooks:\n  - id: other\n\nfail_fast: true # yes\n"
    let directory = try TemporaryDirectory([".pre-commit-config.yaml": own])
    let run = try CommandRun("init", in: directory.path)
    #expect(run.output.contains("added the hook: .pre-commit-config.yaml\n"))
    let text = try directory.text(of: ".pre-commit-config.yaml")
    #expect(text.contains(Self.hook))
    let kept = text.split(separator: "\n").filter { own.contains($0) }
    #expect(kept.filter { $0 != Self.hook.split(separator: "\n")[1] }.count >= 6)
    #expect(text.hasPrefix("# ours\nrepos:\n- repo: local # here\n  hooks:\n  - id: other\n"))
    #expect(text.hasSuffix("\n\nfail_fast: true # yes\n"))
  }

  @Test func aFileThatIsNotUnderstoodIsLeftAloneAndTheHookShown() throws {
    let directory = try TemporaryDirectory([".pre-commit-config.yaml": "repos: &r [\n"])
    let run = try CommandRun("init", in: directory.path)
    #expect(run.status == 0)
    #expect(run.output.contains("add to its repos:\n  - repo: local\n"))
    #expect(try directory.text(of: ".pre-commit-config.yaml") == "repos: &r [\n")
  }

  @Test func whatLinterFilesSayIsCarriedOver() throws {
    let directory = try TemporaryDirectory([
      ".cfnlintrc": """
      templates: [stacks/**/*.yaml]
      ignore_templates: [stacks/old.yaml]
      ignore_checks: [E3012, W2, E9999]
      mandatory_checks: [E3001]
      configure_rules: {E3012: {strict: true}}
      regions: [eu-west-1]
      non_zero_exit_code: warning
      parameter_files: [params/prod.json, params/*.json]
      template_parameters: [{Environment: prod}]
      """,
      "params/prod.json": "{\"Parameters\": {\"Environment\": \"prod\"}}",
      "stacks/a.yaml": """
      Parameters: {Environment: {Type: String}}
      Resources: {B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Environment}}}
      """,
    ])
    let run = try CommandRun("init", in: directory.path)
    #expect(run.output.contains("wrote: plumb.yaml, from .cfnlintrc\n"))
    #expect(
      try directory.text(of: "plumb.yaml") == """
        version: 1
        include:
          - stacks/**/*.yaml
        exclude:
          - stacks/old.yaml
        rules:
          E3012: 'off'
          W2: 'off'
        fail-on: warning
        regions:
          - eu-west-1
        scenarios:
          prod:
            parameters: params/prod.json
          deployment:
            parameters:
              Environment: prod

        # Of .cfnlintrc this isn't carried over:
        # - ignore_checks: E9999 names no rule here
        # - mandatory_checks: it works as long as cfn-lint's file is there
        # - configure_rules (E3012): these rules have no settings here
        # - parameter_files: name the files of params/*.json as scenarios

        """)
    #expect(run.output.contains("note: ignore_checks: E9999 names no rule here\n"))
    let check = try CommandRun("--format", "concise", in: directory.path)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test(arguments: [
    (["--ci", "gitlab"], [:], [".gitlab-ci.yml"]),
    (["--ci", "none"], [".github/x": ""], []),
    ([], [".gitlab-ci.yml": "a: {script: make}\n"], [".gitlab/plumbline.yml"]),
    ([], ["buildspec.yml": "version: 0.2\n"], ["buildspec-plumbline.yml"]),
    ([], ["buildspec.yml": "run: plumb check\n"], []),
    ([], [".git/config": "url = git@github.com:a/b.git\n"], [".github/workflows/plumbline.yml"]),
  ])
  func ciFilesFollowTheRepository(
    options: [String], files: [String: String], written: [String]
  ) throws {
    let directory = try TemporaryDirectory(files)
    let run = try CommandRun(arguments: ["init"] + options, in: directory.path)
    let names = run.output.split(separator: "\n").compactMap { line in
      line.hasPrefix("wrote: ") ? String(line.dropFirst("wrote: ".count)) : nil
    }
    #expect(names == ["plumb.yaml", ".pre-commit-config.yaml"] + written)
    for (name, text) in files { #expect(try directory.text(of: name) == text) }
  }

  @Test func theExampleIsThatOfTheRepositoryAndPasses() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let directory = try TemporaryDirectory([".git/HEAD": "", "stacks/keep": ""])
    let folder = directory.path + "/stacks"
    let run = try CommandRun("init", "--example", "backup", in: folder)
    #expect(run.output.hasPrefix("wrote: ../plumb.yaml\n"))
    for name in ["template.yaml", "function/backup.py", "architecture.svg"] {
      let shipped = try String(
        contentsOf: root.appending(path: "examples/backup/\(name)"), encoding: .utf8)
      #expect(try directory.text(of: "stacks/backup/\(name)") == shipped)
    }
    let readme = try directory.text(of: "stacks/backup/README.md")
    #expect(readme.contains("## Tear down") && !readme.contains("Scripts/"))
    #expect(try CommandRun("check", "backup", "--fail-on", "warning", in: folder).status == 0)
  }
}
