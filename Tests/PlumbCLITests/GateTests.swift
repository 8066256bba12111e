import Foundation
import TestSupport
import Testing

/// Baselines, shards, and cfn-lint's exit statuses.
struct GateTests {
  private static func template(_ property: String) -> String {
    "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {\(property): bucket}\n"
  }

  private static func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test func aBaselineIsRecordedAppliedAndPruned() throws {
    let directory = try TemporaryDirectory(["infra/a.yaml": Self.template("BucketNam")])
    let file = directory.path + "/plumb-baseline.jsonl"
    let recorded = try CommandRun("baseline", in: directory.path)
    #expect(recorded.status == 0)
    #expect(recorded.output == "plumb-baseline.jsonl: 1 recorded, 1 of them new; 0 removed\n")

    // From another directory, and with the finding some lines below.
    try Self.write("# moved\n\n" + Self.template("BucketNam"), to: directory.path + "/infra/a.yaml")
    let applied = try CommandRun(
      "check", "--baseline", "../plumb-baseline.jsonl", in: directory.path + "/infra")
    #expect(applied.status == 0 && applied.errors.isEmpty)
    #expect(applied.output == "Checked 1 template: no findings. 1 finding suppressed.\n")

    try Self.write(Self.template("BucketNm"), to: directory.path + "/infra/a.yaml")
    let other = try CommandRun("check", "--baseline", file, in: directory.path)
    #expect(other.status == 1)
    #expect(
      other.errors
        == "note: 1 of the findings in '\(file)' is gone; 'plumb baseline --prune' removes them\n")

    let pruned = try CommandRun("baseline", "--prune", in: directory.path)
    #expect(pruned.output == "plumb-baseline.jsonl: 0 recorded, 0 of them new; 1 removed\n")
    #expect(try String(contentsOfFile: file, encoding: .utf8).isEmpty)
  }

  @Test func theConfigurationNamesABaseline() throws {
    let directory = try TemporaryDirectory([
      "plumb.yaml": "version: 1\nbaseline: ci/known.jsonl\n", "ci/readme": "",
      "d/a.yaml": Self.template("BucketNam"),
    ])
    let recorded = try CommandRun("baseline", in: directory.path + "/d")
    #expect(recorded.output == "../ci/known.jsonl: 1 recorded, 1 of them new; 0 removed\n")
    #expect(try CommandRun("check", in: directory.path).status == 0)
    #expect(try CommandRun("check", "--no-suppressions", in: directory.path).status == 1)
    #expect(try CommandRun("check", "--isolated", in: directory.path).status == 1)
  }

  @Test func aBaselineMustBeOne() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": Self.template("BucketName"), "b": "=======\n",
    ])
    let missing = try CommandRun("--baseline", "none", in: directory.path)
    #expect(missing.status == 2 && missing.errors == "error: no file 'none'\n")
    let conflict = try CommandRun("--baseline", "b", in: directory.path)
    #expect(
      conflict.errors
        == "error: b:1: this is no entry of a baseline, as 'plumb baseline' writes it\n")
    #expect(try CommandRun("baseline", "--prune", in: directory.path).status == 2)
  }

  @Test func nothingIsRecordedOfWhatCannotBeRead() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": "Resources:\n  B: {Type: \"AWS::S3::Bucket\"\n"
    ])
    let run = try CommandRun("baseline", in: directory.path)
    #expect(run.status == 3)
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/plumb-baseline.jsonl"))
  }

  @Test(arguments: ["json", "sarif"])
  func mergedShardsAreTheWholeRun(format: String) throws {
    let directory = try TemporaryDirectory([
      "plumb.yaml": """
      version: 1
      suppress: [{rule: E3002, path: b.yaml}, {rule: E3002, path: c.yaml}]
      """,
      ".cfnlintrc": "append_rules: [x]\n", "a.yaml": Self.template("BucketNam"),
      "b.yaml": Self.template("BucketNm"), "c.yaml": Self.template("BucketName"),
      "d.yaml": Self.template("VersionConfiguration"),
      "e.json": "{\"Resources\":{\"B\":{\"Type\":\"AWS::S3::Bucket\"}}",
    ])
    let whole = try CommandRun("check", "--format", format, in: directory.path)
    for shard in 1...3 {
      let run = try CommandRun(
        "check", "--shard", "\(shard)/3", "-o", "\(format)=out\(shard)", in: directory.path)
      #expect(!run.output.contains("matches no finding") || shard == 3)
    }
    let merged = try CommandRun("merge", "out3", "out1", "out2", in: directory.path)
    #expect(merged.output == whole.output)
    #expect(merged.status == 3 && whole.status == 3)
    #expect(whole.output.contains("matches no finding"))
    let missing = try CommandRun("merge", "out1", "out2", in: directory.path)
    #expect(missing.status == 2 && missing.errors == "error: shard 3/3 is missing\n")
  }

  @Test func aParameterMayBeThatOfAnotherShard() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": Self.template("BucketName"),
      "b.yaml": "Parameters: {Env: {Type: String}}\n" + Self.template("BucketName"),
    ])
    let run = try CommandRun("check", "--shard", "1/2", "-p", "Env=x", in: directory.path)
    #expect(run.status == 0 && run.errors.isEmpty)
    let wrong = try CommandRun("check", "--shard", "1/2", "-p", "Evn=x", in: directory.path)
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'Env'?"))
  }

  @Test func aShardWithoutTemplatesIsClean() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template("BucketName")])
    let run = try CommandRun("check", "--shard", "9/9", in: directory.path)
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test(arguments: [
    ("BucketName", [], 0), ("BucketNam", [], 2), ("BucketNam", ["--fail-on", "never"], 0),
  ])
  func aRunCanEndAsCfnLintDoes(property: String, options: [String], status: Int32) throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template(property)])
    let run = try CommandRun(
      arguments: ["check", "--cfn-lint-exit-codes"] + options, in: directory.path)
    #expect(run.status == status)
  }

  @Test func unusedParametersAreWarningsForCfnLintToo() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": "Parameters: {Env: {Type: String}}\n" + Self.template("BucketNam")
    ])
    #expect(try CommandRun("--cfn-lint-exit-codes", in: directory.path).status == 6)
    #expect(
      try CommandRun("--cfn-lint-exit-codes", "--fail-on", "error", in: directory.path).status == 2)
  }
}
