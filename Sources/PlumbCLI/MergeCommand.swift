internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles
internal import PlumbReport
internal import PlumbSource

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge JSON or SARIF reports of shards into one.",
    discussion: """
      The reports of 'plumb check --shard 1/n' to '--shard n/n' give the report of the run without \
      shards, byte for byte. Reports of runs on different templates can be merged too.

      Exit status: 0 nothing at or above --fail-on; 1 findings; 2 no reports of one run; 3 a \
      template could not be read; 70 internal error.
      """)

  @Argument(help: "Reports, all in JSON or all in SARIF.", completion: .file())
  var reports: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "file"))
  var output: String?

  @Option(help: "Lowest severity that fails the run.")
  var failOn = FailureThreshold.error

  func run() throws {
    let merged = try merge()
    try writeOutput(merged.bytes, to: output)
    let status = RunStatus(
      merged.severities, hasUnreadable: merged.hasUnreadable, failOn: failOn.severity)
    if status != .clean { throw status }
  }

  private func merge() throws(UsageError) -> MergedReport {
    do {
      return try MergedReport(try reports.map { try Source(contentsOf: $0) })
    } catch let error as FileError {
      throw UsageError(error.description)
    } catch {
      throw UsageError("\(error)")
    }
  }
}
