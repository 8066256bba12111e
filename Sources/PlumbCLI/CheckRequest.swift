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
  /// What is to be fixed; nil for nothing.
  var fixes: FixChoice?
  var output = OutputChoice()
  /// The lowest severity that fails the run; nil where the arguments don't say.
  var failOn: FailureThreshold?
  /// Whether the run ends as cfn-lint does.
  var hasLinterStatus = false
  /// The file of findings that aren't reported; nil for that of the configuration.
  var baseline: String?
  /// Which part of the templates is checked; nil for all.
  var shard: Shard?
  var skipsNonTemplates = false
  var standardInputName = "<stdin>"
  /// Whether to check again whenever a file changes, without an end.
  var watches = false

  /// The files and directories that are looked at.
  var searchedPaths: [String] { paths.isEmpty ? ["."] : paths }

  /// Checks, fixes if that is asked for, and writes the report.
  ///
  /// - Throws: `RunStatus` for a run that doesn't end well, `UsageError` for wrong arguments.
  func run() throws {
    if watches { try Watch(request: self).run() }
    try checkOnce()
  }

  /// The same without waiting for changes.
  func checkOnce() throws {
    var (inputs, checker) = try prepared()
    checker.describesEveryRule = baseline != nil || checker.baseline != nil
    let status =
      if let fixes {
        try inputs.fix(by: checker, fixes, self)
      } else {
        try conclude(try inputs.report(by: checker), checker)
      }
    if status != .clean { throw status }
  }

  /// Checks the templates, and nothing else.
  func check() throws(UsageError) -> (Report, Checker) {
    let (inputs, checker) = try prepared()
    return (try inputs.report(by: checker), checker)
  }

  private func prepared() throws(UsageError) -> (Inputs, Checker) {
    let inputs = try Inputs(
      searchedPaths, standardInputName: standardInputName,
      skipsNonTemplates: skipsNonTemplates, shard: shard)
    let (checker, template) = try start(inputs)
    return (inputs.with(template), checker)
  }

  /// Writes the report without what the baseline has recorded, and says how the run ends.
  func conclude(
    _ all: Report, _ checker: Checker, to stream: Console.Stream = .output
  ) throws(UsageError) -> RunStatus {
    let report = try applyBaseline(to: all, checker)
    let threshold = failOn ?? checker.failOn ?? (hasLinterStatus ? .note : .error)
    try output.write(report, failOn: threshold.severity, to: stream)
    complain(about: report)
    let severities = Set(report.findings.map(\.severity))
    let hasUnreadable = !report.unreadable.isEmpty
    return hasLinterStatus
      ? RunStatus.linter(severities, hasUnreadable: hasUnreadable, failOn: threshold.severity)
      : RunStatus(severities, hasUnreadable: hasUnreadable, failOn: threshold.severity)
  }

  private func applyBaseline(to report: Report, _ checker: Checker) throws(UsageError) -> Report {
    // Whoever wants to see what is suppressed wants to see what is recorded too.
    let configured = selection.noSuppressions ? nil : checker.baseline
    guard let path = baseline ?? configured else { return report }
    let file = try BaselineFile(path)
    let stale = file.baseline.stale(after: report, path: file.relative)
    if !stale.isEmpty {
      Console.complain(
        "note: \(stale.count) of the findings in '\(path)' \(stale.count == 1 ? "is" : "are") gone; "
          + "'plumb baseline --prune' removes them")
    }
    return report.without(file.baseline, reason: "recorded in '\(path)'", path: file.relative)
  }

  /// Tells on the standard error what no report format has to tell.
  func complain(about report: Report) {
    for unreadable in report.unreadable { Console.complain("error: " + unreadable.reason) }
    if report.checkedCount == 0, report.unreadable.isEmpty, !skipsNonTemplates, shard == nil {
      Console.complain("warning: no templates found")
    }
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
    var checker = try Checker(policy, selection, scenarios, fixes)
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
