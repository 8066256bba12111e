internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource
internal import PlumbTemplate

/// What a check was asked to do, however the arguments were read.
struct CheckRequest: Hashable, Sendable {
  var paths: [String] = []
  var policy = PolicyChoice()
  var selection = RuleChoice()
  var scenarios = ScenarioChoice()
  var output = OutputChoice()
  /// The lowest severity that fails the run; nil where the arguments don't say.
  var failOn: FailureThreshold?
  var skipsNonTemplates = false
  var standardInputName = "<stdin>"

  /// Checks, and writes the report.
  ///
  /// - Throws: `RunStatus` for a run that doesn't end well, `UsageError` for wrong arguments.
  func run() throws {
    let inputs = try Inputs(
      paths.isEmpty ? ["."] : paths, standardInputName: standardInputName,
      skipsNonTemplates: skipsNonTemplates)
    let (checker, template) = try start(inputs)
    let report = try inputs.report(by: checker, template)
    let threshold = failOn ?? checker.failOn
    try output.write(report, failOn: threshold.severity)
    for unreadable in report.unreadable { Console.complain("error: " + unreadable.reason) }
    if report.checkedCount == 0, report.unreadable.isEmpty, !skipsNonTemplates {
      Console.complain("warning: no templates found")
    }
    let status = threshold.status(of: report)
    if status != .clean { throw status }
  }

  /// Reads the rules, and at the same time the only template if there is but one.
  ///
  /// - Throws: `UsageError` for wrong arguments.
  private func start(_ inputs: Inputs) throws(UsageError) -> (Checker, Template?) {
    guard let source = inputs.onlySource else { return (try makeChecker(), nil) }
    let (template, checker) = together(
      { Template(source) },
      { () -> Result<Checker, UsageError> in
        Result { () throws(UsageError) in
          let checker = try makeChecker()
          checker.readPacks(namedIn: source)
          return checker
        }
      })
    return (try checker.get(), template)
  }

  private func makeChecker() throws(UsageError) -> Checker {
    var checker = try Checker(policy, selection, scenarios)
    checker.isLimitedToList = paths.isEmpty
    return checker
  }
}

/// Which rules there are: the built-in ones, packs, and their settings.
struct PolicyChoice: Hashable {
  /// Built-in names or files, in the order given.
  var packs: [String] = []
  var settings: [SettingArgument] = []
  var configuration = ConfigurationFile.Choice.nearest
}

/// Which of the rules are judged, and which findings are reported.
struct RuleChoice: Hashable {
  /// The rules or families to judge, in the order given; empty for all.
  var selected: [String] = []
  /// The rules or families not to judge.
  var ignored: [String] = []
  var noSuppressions = false
}

/// Which deployments of a template are looked at.
struct ScenarioChoice: Hashable {
  /// The fixed parameters with their values.
  var fixed: [String: String] = [:]
  /// Parameters files.
  var files: [String] = []
  /// The names of scenarios, in the order given.
  var scenarios: [String] = []
  /// The regions in the order given; empty if none were.
  var regions: [String] = []
  /// How many evaluations of a rule on a resource there are at most; nil for the usual number.
  var maxScenarios: Int?
}
