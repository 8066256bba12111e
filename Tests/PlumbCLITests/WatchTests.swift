import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct WatchTests {
  private static let good = "Resources:\n  B:\n    Type: AWS::S3::Bucket\n"
  private static let bad = good + "    Propertys: {}\n"

  @Test func everyKindOfChangeIsCheckedAndNothingEndsIt() throws {
    let directory = try TemporaryDirectory(["t/a.yaml": Self.good])
    let watch = try WatchedRun("--watch", "--format", "concise", "t", in: directory.path)
    #expect(try watch.nextRound() == "")
    try directory.write(Self.bad, to: "t/a.yaml")
    #expect(try watch.nextRound().contains("t/a.yaml:4:5: error:"))
    try directory.write("AWSTemplateFormatVersion: '2010-09-09'\nResources: [\n", to: "t/a.yaml")
    #expect(try watch.nextRound().contains("[syntax/"))
    try directory.remove("t/a.yaml")
    #expect(try watch.nextRound() == "")
    try directory.write(Self.bad, to: "t/new.yaml")
    #expect(try watch.nextRound().contains("t/new.yaml:4:5: error:"))
    try directory.write("version: 1\nrules: {resources/*: off}\n", to: "plumb.yaml")
    #expect(try !watch.nextRound().contains("resources/"))
    try directory.write("version: 1\nruls: {}\n", to: "plumb.yaml")
    #expect(try watch.nextRound() == "")
    try directory.remove("plumb.yaml")
    #expect(try watch.nextRound().contains("t/new.yaml:4:5: error:"))
  }

  @Test func packsOfTheConfigurationAreWatched() throws {
    let pack = """
      format: 1
      pack: p
      title: P
      rules:
        - {id: none, title: T, severity: SEVERITY, requirement: Q, rationale: R, remediation: R, \
      resources: AWS::S3::Bucket, check: 'false', message: no bucket}
      """
    let directory = try TemporaryDirectory([
      "a.yaml": Self.good, "plumb.yaml": "version: 1\npolicy: [./p.yaml]\n",
      "p.yaml": "format: 1\n",
    ])
    let watch = try WatchedRun("check", "-w", "-f", "concise", "a.yaml", in: directory.path)
    #expect(try watch.nextRound() == "")
    for severity in ["error", "warning"] {
      try directory.write(pack.replacing("SEVERITY", with: severity), to: "p.yaml")
      #expect(try watch.nextRound().contains("\(severity): no bucket [p/none]"))
    }
  }

  @Test func reportsThatAreWrittenAreNoChange() throws {
    let directory = try TemporaryDirectory(["a.yaml": Self.bad])
    let watch = try WatchedRun(
      "-w", "-o", "json=out.json", "-f", "concise", in: directory.path)
    #expect(try watch.nextRound().contains("a.yaml:4:5"))
    try directory.write(Self.good, to: "a.yaml")
    // Had the report counted as a change, this round would still see the old template.
    #expect(try watch.nextRound() == "")
    #expect(try directory.text(of: "out.json").contains("\"errors\":0"))
  }

  @Test func theStandardInputCannotBeWatched() throws {
    let run = try CommandRun("check", "--watch", "-")
    #expect(run.status == 2)
    #expect(run.errors.contains("--watch needs files"))
  }
}

/// A command that goes on until it is interrupted.
private final class WatchedRun {
  private let process = Process()
  private let errors = Pipe()
  private let output: FileHandle
  private let files: TemporaryDirectory

  init(_ arguments: String..., in directory: String) throws {
    files = try TemporaryDirectory(["out": ""])
    let path = files.path + "/out"
    output = try #require(FileHandle(forReadingAtPath: path))
    process.executableURL = CommandRun.executable
    process.arguments = arguments
    process.environment = [:]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: path)
    process.standardError = errors
    try process.run()
  }

  deinit {
    // Tests run on threads that block the other signals, which their processes inherit.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for the end of a check, and gives what it has written to the standard output.
  func nextRound() throws -> String {
    var words = ""
    while !words.hasSuffix("Watching for changes. Ctrl-C ends.\n") {
      let more = errors.fileHandleForReading.availableData
      try #require(!more.isEmpty, "it has ended: \(words)")
      words += String(decoding: more, as: UTF8.self)
    }
    return try String(decoding: output.readToEnd() ?? Data(), as: UTF8.self)
  }
}
