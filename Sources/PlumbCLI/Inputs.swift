internal import PlumbEngine
internal import PlumbFiles
internal import PlumbSource
internal import PlumbTemplate

/// What a run looks at: the files that were named and those found in directories.
struct Inputs: Sendable {
  private enum Input: Hashable, Sendable {
    case standardInput
    case file(String, isNamed: Bool)
  }

  private var inputs: [Input] = []
  private var failures: [FileError] = []
  private let standardInputName: String
  private let skipsNonTemplates: Bool

  /// Looks for the files; reads none of them.
  ///
  /// - Throws: `UsageError` if a path names nothing. Directories and files that exist and can't be read
  ///   are no usage error: they end up in the report.
  init(
    _ paths: [String], standardInputName: String, skipsNonTemplates: Bool
  ) throws(UsageError) {
    self.standardInputName = standardInputName
    self.skipsNonTemplates = skipsNonTemplates
    var problems: [String] = []
    var seen: Set<String> = []
    for path in paths {
      do throws(FileError) {
        for input in try Self.inputs(at: path, failures: &failures) {
          let key = if case .file(let path, _) = input { path } else { "-" }
          if seen.insert(key).inserted { inputs.append(input) }
        }
      } catch {
        if error.code == .notFound {
          problems.append(Self.problem(withMissing: path, error))
        } else {
          failures.append(error)
        }
      }
    }
    if !problems.isEmpty { throw UsageError(problems) }
  }

  /// The only input if it is a file that was named, of a size that is worth a second thread.
  var onlySource: Source? {
    guard inputs.count == 1, case .file(let path, isNamed: true) = inputs[0], !skipsNonTemplates,
      let source = try? Source(contentsOf: path), source.bytes.count >= 4_096
    else { return nil }
    return source
  }

  /// Reads and judges every input, on all cores.
  ///
  /// - Parameter template: The only input, if it was read before.
  /// - Throws: `UsageError` for a parameter on the command line that no template has.
  func report(by checker: Checker, _ template: Template?) throws(UsageError) -> Report {
    let files = parallelMap(inputs) { input in
      check(input, by: checker, template)
    }
    let rest = Report(
      findings: checker.linterFindings + checker.idleSuppressions(files)
        + (try checker.undeclaredParameters(files)),
      unreadable: failures.map(\.unreadable))
    return Report(joining: files.map(\.report) + [rest])
  }

  private func check(_ input: Input, by checker: Checker, _ template: Template?) -> CheckedFile {
    do throws(FileError) {
      let source: Source
      let isNamed: Bool
      switch input {
      case .standardInput:
        source = try Source(standardInputAs: standardInputName)
        isNamed = true
      case .file(let path, let named):
        if checker.isExcluded(path, isNamed: named) {
          return CheckedFile(report: Report(findings: []))
        }
        if let template { return checker.check(template, isAlone: true) }
        source = try Source(contentsOf: path)
        isNamed = named
      }
      if skipsNonTemplates || !isNamed, !looksLikeTemplate(source.bytes) {
        return CheckedFile(report: Report(findings: []))
      }
      return checker.check(Template(source))
    } catch {
      return CheckedFile(report: Report(findings: [], unreadable: [error.unreadable]))
    }
  }

  private static func inputs(
    at path: String, failures: inout [FileError]
  ) throws(FileError) -> [Input] {
    if path == "-" { return [.standardInput] }
    switch try PathKind(of: path) {
    case .file: return [.file(path, isNamed: true)]
    case .directory:
      let search = TemplateSearch(in: path)
      failures += search.failures
      return search.paths.map { .file($0, isNamed: false) }
    }
  }

  /// A mistyped subcommand is taken for a path, since `check` is the default.
  private static func problem(withMissing path: String, _ error: FileError) -> String {
    guard let command = SpellingSuggestion.best(for: path, among: Plumb.subcommandNames) else {
      return error.description
    }
    return "\(error.description); did you mean the command '\(command)'?"
  }
}

extension FileError {
  fileprivate var unreadable: Report.Unreadable {
    Report.Unreadable(name: path, reason: description)
  }
}
