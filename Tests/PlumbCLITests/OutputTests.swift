import Foundation
import TestSupport
import Testing

struct OutputTests {
  private static let template =
    "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {BucketNam: b}\n"

  @Test func oneRunWritesSeveralReports() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun(
      "check", "--format", "concise", "-o", "sarif=out.sarif", "--output", "junit=out.xml",
      "a.yaml",
      in: directory.path)
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("a.yaml:4:18: error: "))
    let sarif = try String(contentsOfFile: directory.path + "/out.sarif", encoding: .utf8)
    #expect(sarif.contains("\"uri\":\"a.yaml\""))
    let junit = try String(contentsOfFile: directory.path + "/out.xml", encoding: .utf8)
    #expect(junit.contains("failures=\"1\""))
  }

  @Test func aReportReplacesTheOneBefore() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template, "out": "x\n" + Self.template])
    _ = try CommandRun("-o", "concise=out", "a.yaml", in: directory.path)
    let text = try String(contentsOfFile: directory.path + "/out", encoding: .utf8)
    #expect(text.hasPrefix("a.yaml:4:18: error: ") && text.split(separator: "\n").count == 1)
  }

  @Test func aReportThatCannotBeWrittenIsAnError() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun("check", "-o", "tap=no/out.tap", "a.yaml", in: directory.path)
    #expect(run.status == 2)
    #expect(run.errors == "error: cannot write 'no/out.tap': No such file or directory\n")
  }

  @Test func aRequirementIsQuotedToThoseWhoChoseIt() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n"
        + "      LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 0}]}\n"
    ])
    let rule = "aws/expiry-is-zero-days"
    let plain = try CommandRun("check", "--select", rule, "a.yaml", in: directory.path)
    #expect(plain.output.contains(rule) && !plain.output.contains("= requirement:"))
    let chosen = try CommandRun(
      "check", "--select", rule, "--policy", "backup", "a.yaml", in: directory.path)
    #expect(chosen.output.contains(rule) && chosen.output.contains("= requirement:"))
  }

  @Test(arguments: ["sarif", "sarif=", "=x", "xml=out.xml"])
  func aReportNeedsAFormatAndAFile(argument: String) throws {
    let run = try CommandRun("check", "-o", argument, in: "/")
    #expect(run.status == 2 && run.errors.contains("Usage: plumb"))
  }

  @Test func servicesLookFromTheRootOfTheRepository() throws {
    let directory = try TemporaryDirectory([
      ".git/HEAD": "", "infra/a.yaml": Self.template, "infra/b/c.yaml": Self.template,
    ])
    let run = try CommandRun(
      "check", "--format", "github", "./a.yaml", "b", in: directory.path + "/infra")
    let files = run.output.split(separator: "\n").map { $0.split(separator: ",")[0] }
    #expect(files == ["::error file=infra/a.yaml", "::error file=infra/b/c.yaml"])
  }

  /// What a harness shows must agree with the exit status.
  @Test(arguments: [("error", 1), ("never", 0)])
  func testsFailIfTheRunDoes(failOn: String, failures: Int) throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun("--format", "junit", "--fail-on", failOn, "a.yaml", in: directory.path)
    #expect(run.status == Int32(failures))
    #expect(run.output.contains("tests=\"1\" failures=\"\(failures)\""))
  }

  @Test func suppressedFindingsAreWrittenToSARIFOnRequest() throws {
    let text = Self.template.replacingOccurrences(
      of: "b}", with: "b} # plumb: ignore E3002 -- known")
    let directory = try TemporaryDirectory(["a.yaml": text])
    let usual = try CommandRun("--format", "sarif", "a.yaml", in: directory.path)
    #expect(usual.status == 0 && !usual.output.contains("suppressions"))
    let all = try CommandRun(
      "--format", "sarif", "--sarif-suppressed", "a.yaml", in: directory.path)
    #expect(
      all.output.contains(#""suppressions":[{"kind":"inSource","justification":"known"}]"#))
  }
}
