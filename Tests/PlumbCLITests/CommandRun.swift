import Foundation
import TestSupport

/// One run of the built command.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `plumb` in a directory, with text on its standard input, and waits for its end.
  init(
    _ arguments: String..., in directory: String? = nil, input: String = ""
  ) throws {
    try self.init(arguments: arguments, in: directory, input: input)
  }

  init(
    arguments: [String], in directory: String? = nil, input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = environment
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    // Files, not pipes: a full pipe would stop the command while we read the other one.
    let files = try TemporaryDirectory(["in": input, "out": "", "err": ""])
    let (out, err) = (files.path + "/out", files.path + "/err")
    process.standardInput = FileHandle(forReadingAtPath: files.path + "/in")
    process.standardOutput = FileHandle(forWritingAtPath: out)
    process.standardError = FileHandle(forWritingAtPath: err)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: out, encoding: .utf8)
    errors = try String(contentsOfFile: err, encoding: .utf8)
  }

  /// The command, which is built beside the tests.
  static var executable: URL {
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    return (tests ?? URL(fileURLWithPath: CommandLine.arguments[0]))
      .deletingLastPathComponent().appendingPathComponent("plumb")
  }
}
