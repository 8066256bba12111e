import Foundation
import TestSupport
import Testing

struct CommandTests {
  private static let template = "Resources:\n  B:\n    Type: AWS::S3::Bucket\n"

  @Test(arguments: [
    ("chek", "check"), ("chcek", "check"), ("exlpain", "explain"), ("rule", "rules"),
  ])
  func aMistypedCommandIsNoFile(mistyped: String, command: String) throws {
    let run = try CommandRun(mistyped, in: "/")
    #expect(run.status == 2)
    #expect(run.errors == "error: no file '\(mistyped)'; did you mean the command '\(command)'?\n")
    #expect(run.output.isEmpty)
  }

  @Test func everyMissingFileIsNamed() throws {
    let run = try CommandRun("check", "a.yaml", "/", "none/b.yaml", in: "/")
    #expect(run.status == 2)
    #expect(run.errors == "error: no file 'a.yaml'\nerror: no file 'none/b.yaml'\n")
  }

  @Test(arguments: [
    ["check", "--formt", "json"], ["check", "--format", "xml"], ["check", "--set", "x"],
    ["check", "--policy", "a,,b"], ["check", "--isolated", "--config", "x"], ["rules", "tset"],
    ["rules", "test"], ["explain"],
  ])
  func wrongArgumentsAreTold(arguments: [String]) throws {
    let run = try CommandRun(arguments: arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains("Usage: plumb"))
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [["--help"], ["--version"], ["check", "-h"], ["help", "explain"]])
  func whatWasAskedForIsOutput(arguments: [String]) throws {
    let run = try CommandRun(arguments: arguments)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func anUnknownRuleCannotBeExplained() throws {
    let run = try CommandRun("explain", "no/such-rule")
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("error: no rule is named 'no/such-rule'"))
  }

  @Test func templatesAreFoundUnderTheCurrentDirectory() throws {
    let directory = try TemporaryDirectory([
      "a.yaml": Self.template, "d/b.json": "{\"Resources\":{\"B\":{\"Type\":\"AWS::S3::Bucket\"}}}",
      "ci.yml": "on: push\n", "readme.md": Self.template,
    ])
    let run = try CommandRun(in: directory.path)
    #expect(run.output.hasPrefix("Checked 2 templates"))
  }

  @Test func aFileNamedTwiceIsCheckedOnce() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun("a.yaml", ".", "a.yaml", in: directory.path)
    #expect(run.output.hasPrefix("Checked 1 template:"))
  }

  @Test func aDirectoryWithoutTemplatesIsRemarkedOn() throws {
    let directory = try TemporaryDirectory(["a.yaml": "a: b"])
    let run = try CommandRun(in: directory.path)
    #expect(run.status == 0)
    #expect(run.errors == "warning: no templates found\n")
  }

  @Test func aNamedFileThatIsNoTemplateShowsItsSections() throws {
    let directory = try TemporaryDirectory(["a.yaml": "resources: {}\n"])
    let run = try CommandRun("check", "--format", "concise", "a.yaml", in: directory.path)
    #expect(run.status == 3)
    #expect(
      run.output.contains(
        "a template has no section 'resources'; did you mean 'Resources'? [template/unknown-section]"
      ))
    #expect(run.errors.hasPrefix("error: 'a.yaml' is no CloudFormation template"))
  }

  @Test func namedFilesThatAreNoTemplatesAreSkippedOnRequest() throws {
    let directory = try TemporaryDirectory(["a.yaml": "a: b", "b.yaml": Self.template])
    let run = try CommandRun(
      "check", "--skip-non-templates", "a.yaml", "b.yaml", in: directory.path)
    #expect(run.output.hasPrefix("Checked 1 template:"))
    #expect(run.errors.isEmpty)
  }

  @Test func aTemplateComesFromStandardInput() throws {
    let run = try CommandRun("check", "-", "--format", "json", input: Self.template)
    #expect(run.output.contains("\"checked\":1"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
  func aFileThatCannotBeReadFailsTheRun() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.template])
    let run = try CommandRun("check", "a.yaml", "/proc/self/mem", in: directory.path)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("error: cannot read '/proc/self/mem': "))
    #expect(run.output.contains("1 file could not be read"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsAnError() throws {
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = ["check", "/dev/null"]
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    let text = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(text.hasPrefix("error: cannot write the output: "))
  }

  @Test func aClosedPipeEndsTheRunQuietly() throws {
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = ["rules"]
    let (output, errors) = (Pipe(), Pipe())
    try output.fileHandleForReading.close()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try errors.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
  }
}
