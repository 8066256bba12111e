internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Record today's findings so that only new ones are reported.",
    discussion: """
      Checks as 'plumb check' does and writes a line for each finding into a file, which \
      'plumb check --baseline' or 'baseline:' in plumb.yaml then leaves out. What the file has of \
      templates that this run doesn't check stays.

      Exit status: 0 recorded; 2 usage or configuration error; 3 a template could not be read, and \
      nothing is recorded; 70 internal error.
      """)

  @Argument(help: "Files or directories, or '-' for standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file to write; that of plumb.yaml, or '\(BaselineFile.usualName)'.", valueName: "file"))
  var file: String?

  @Flag(help: "Only remove the findings that are gone, and record no new ones.")
  var prune = false

  @OptionGroup var judgement: JudgementOptions

  func run() throws {
    let request = CheckRequest(
      paths: paths, policy: judgement.policy, selection: judgement.selection,
      scenarios: judgement.scenarios)
    let (report, checker) = try request.check()
    request.complain(about: report)
    if !report.unreadable.isEmpty { throw RunStatus.unreadable }
    let path = file ?? checker.baseline ?? BaselineFile.usualName
    let old = try prune || exists(path) ? BaselineFile(path) : BaselineFile(newAt: path)
    let update = old.baseline.updated(
      by: report, addsNew: !prune, path: old.relative, exists: old.hasFile)
    try old.write(update.baseline)
    let words =
      "\(path): \(update.baseline.entries.count) recorded, \(update.addedCount) of them new; "
      + "\(update.removedCount) removed\n"
    try writeOutput(Array(words.utf8))
  }

  private func exists(_ path: String) -> Bool { (try? PathKind(of: path)) != nil }
}
