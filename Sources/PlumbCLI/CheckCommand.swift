internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles

struct CheckCommand: ParsableCommand {
  static let name = "check"
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Check templates.",
    discussion: """
      With no paths, checks every template under the current directory. Files that are not \
      CloudFormation templates are skipped when found in a directory, and are an error when named.

      Exit status: 0 nothing at or above --fail-on; 1 findings; 2 usage or configuration error; \
      3 a template could not be read; 70 internal error.
      """)

  @Argument(help: "Files or directories, or '-' for standard input.")
  var paths: [String] = []

  @OptionGroup(title: "Rules")
  var policy: PolicyOptions

  @OptionGroup(title: "Selection")
  var selection: SelectionOptions

  @OptionGroup(title: "Scenarios")
  var scenarios: ScenarioOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  @Option(
    help: "Lowest severity that fails the run: error, warning, note or never. (default: error)")
  var failOn: FailureThreshold?

  @Flag(help: "Skip named files that are not templates, as a hook needs it.")
  var skipNonTemplates = false

  @Option(
    help: ArgumentHelp("Name for standard input in reports.", valueName: "path"))
  var stdinFilename = "<stdin>"

  func run() throws {
    let inputs = try Inputs(
      paths.isEmpty ? ["."] : paths, standardInputName: stdinFilename,
      skipsNonTemplates: skipNonTemplates)
    let checker = try Checker(policy, selection, scenarios)
    let report = try inputs.report(by: checker)
    try output.write(report)
    for unreadable in report.unreadable { Console.complain("error: " + unreadable.reason) }
    if report.checkedCount == 0, report.unreadable.isEmpty, !skipNonTemplates {
      Console.complain("warning: no templates found")
    }
    let status = (failOn ?? checker.failOn).status(of: report)
    if status != .clean { throw status }
  }
}
