internal import ArgumentParser
internal import PlumbEngine
internal import PlumbFiles
internal import PlumbFix
internal import PlumbSource

/// What is done with the fixes of findings.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply safe fixes, and report what is left.")
  private var fix = false

  @Flag(
    help: "Print the fixes as a diff and change nothing; the exit status is 1 if there are any.")
  private var diff = false

  @Option(
    help: ArgumentHelp(
      "Also apply fixes of these rules that need a look; 's3/' selects a family.",
      valueName: "rule,..."))
  private var unsafeFixes: [NameList] = []

  /// Nil where nothing is to be fixed.
  var choice: FixChoice? {
    fix || diff ? FixChoice(isDiff: diff, unsafe: unsafeFixes.flatMap(\.names)) : nil
  }

  func validate() throws {
    if fix, diff { throw ValidationError("--fix and --diff exclude each other") }
    if !unsafeFixes.isEmpty, !fix, !diff {
      throw ValidationError("--unsafe-fixes needs --fix or --diff")
    }
  }
}

/// Which fixes are applied, and where to.
struct FixChoice: Hashable {
  /// Whether the change is shown instead of made.
  var isDiff = false
  /// The rules or families whose fixes are applied even where they aren't safe.
  var unsafe: [String] = []
}

extension Inputs {
  /// Fixes every input, and writes what has changed or shows it.
  ///
  /// - Returns: How the run ends: for a difference, whether there is one.
  /// - Throws: `UsageError` for what can't be written to the standard output.
  func fix(by checker: Checker, _ choice: FixChoice, _ request: CheckRequest) throws -> RunStatus {
    let files = files(by: checker)
    var report = try report(on: files, by: checker)
    let changed = files.compactMap(\.fixed).filter { $0.source !== $0.original }
    let counts =
      "\(words(changed.reduce(0) { $0 + $1.applied.count }, "finding")) in "
      + words(changed.count, "file")
    if choice.isDiff {
      try writeOutput(changed.flatMap { UnifiedDiff($0).bytes })
      if !changed.isEmpty { Console.complain("Would fix \(counts).") }
      request.complain(about: report)
      return report.unreadable.isEmpty ? changed.isEmpty ? .clean : .findings : .unreadable
    }
    report = Report(joining: [report, Report(findings: [], unreadable: write(changed))])
    let input = files.first { $0.isStandardInput }?.fixed?.source
    if let input { try writeOutput(input.bytes) }
    let status = try request.conclude(report, checker, to: input == nil ? .output : .error)
    if !changed.isEmpty { Console.complain("Fixed \(counts).") }
    return status
  }

  /// Writes the files that have changed; those that can't be written are returned.
  private func write(_ changed: [FixedSource]) -> [Report.Unreadable] {
    changed.compactMap { fixed in
      guard fixed.source.name != standardInputName else { return nil }
      do throws(FileError) {
        try fixed.source.write(to: fixed.source.name)
        return nil
      } catch {
        return error.unreadable
      }
    }
  }

  private func words(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

extension Report {
  /// The report without the fixes that have been tried and didn't hold.
  var withoutSafeFixes: Report {
    Report(
      findings: findings.map { finding in
        var finding = finding
        finding.fixes.removeAll(where: \.isSafe)
        return finding
      },
      rules: rules, checkedCount: checkedCount, checkedNoun: checkedNoun, suppressed: suppressed,
      scenarioCount: scenarioCount, unreadable: unreadable, checkedFiles: checkedFiles)
  }
}
