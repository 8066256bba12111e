public import ArgumentParser
public import PlumbEngine

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

  @Argument(help: "Files or directories, or '-' for standard input.", completion: .file())
  var paths: [String] = []

  @OptionGroup var judgement: JudgementOptions

  @OptionGroup(title: "Fixes")
  var fixes: FixOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  @Option(
    help: "Lowest severity that fails the run; 'error' unless plumb.yaml says otherwise.")
  var failOn: FailureThreshold?

  @Flag(
    help: """
      End as cfn-lint does: the sum of 2 for errors, 4 for warnings and 8 for notes; notes fail the \
      run too unless --fail-on or the configuration says otherwise.
      """)
  var cfnLintExitCodes = false

  @Option(
    help: ArgumentHelp(
      "Findings that 'plumb baseline' recorded in this file are not reported.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Check part k of n of the templates; 'plumb merge' joins the reports.", valueName: "k/n"))
  var shard: Shard?

  @Flag(help: "Skip named files that are not templates, as a hook needs it.")
  var skipNonTemplates = false

  @Option(
    help: ArgumentHelp("Name for standard input in reports.", valueName: "path"))
  var stdinFilename = "<stdin>"

  @Flag(
    name: .shortAndLong,
    help: "Check again whenever a template, plumb.yaml, a pack or a parameters file changes.")
  var watch = false

  func validate() throws {
    if watch, paths.contains("-") {
      throw ValidationError("--watch needs files, not the standard input")
    }
  }

  /// What arguments without the name of the command ask for.
  static func request(_ arguments: [String]) throws -> CheckRequest {
    try parse(arguments).request
  }

  private var request: CheckRequest {
    CheckRequest(
      paths: paths, policy: judgement.policy, selection: judgement.selection,
      scenarios: judgement.scenarios, fixes: fixes.choice, output: output.choice, failOn: failOn,
      hasLinterStatus: cfnLintExitCodes, baseline: baseline, shard: shard,
      skipsNonTemplates: skipNonTemplates, standardInputName: stdinFilename,
      watches: watch)
  }

  func run() throws { try request.run() }
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
