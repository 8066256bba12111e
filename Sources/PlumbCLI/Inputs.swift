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
  let standardInputName: String
  private let skipsNonTemplates: Bool
  /// The only input, if it was read before.
  private var template: Template?
  private let shard: Shard?

  /// Looks for the files; reads none of them.
  ///
  /// - Throws: `UsageError` if a path names nothing. Directories and files that exist and can't be read
  ///   are no usage error: they end up in the report.
  init(
    _ paths: [String], standardInputName: String, skipsNonTemplates: Bool, shard: Shard? = nil
  ) throws(UsageError) {
    self.standardInputName = standardInputName
    self.skipsNonTemplates = skipsNonTemplates
    self.shard = shard
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
    guard inputs.count == 1, shard == nil, case .file(let path, isNamed: true) = inputs[0],
      !skipsNonTemplates,
      let source = try? Source(contentsOf: path), source.bytes.count >= 4_096
    else { return nil }
    return source
  }

  /// The same inputs with what was read of the only one.
  func with(_ template: Template?) -> Inputs {
    var copy = self
    copy.template = template
    return copy
  }

  /// Reads and judges every input, on all cores.
  ///
  /// - Throws: `UsageError` for a parameter on the command line that no template has.
  func report(by checker: Checker) throws(UsageError) -> Report {
    try report(on: files(by: checker), by: checker)
  }

  /// Every input of this run, read and judged on all cores.
  func files(by checker: Checker) -> [CheckedFile] {
    let indices = inputs.indices.filter { shard?.contains($0) ?? true }
    let progress = ProgressLine(totalCount: indices.count)
    defer { progress?.end() }
    return parallelMap(indices) { index in
      defer { progress?.advance() }
      return check(inputs[index], by: checker)
    }
  }

  /// What there is to say about the inputs together.
  ///
  /// - Throws: `UsageError` for a parameter on the command line that no template has.
  func report(on files: [CheckedFile], by checker: Checker) throws(UsageError) -> Report {
    let declaring = files + declarations(ofOtherShardsFor: checker)
    let rest = Report(
      findings: checker.linterFindings + checker.idleSuppressions(files)
        + (try checker.undeclaredParameters(declaring)),
      unreadable: failures.map(\.unreadable))
    return Report(joining: files.map(\.report) + [rest], as: shard)
  }

  /// The parameters of the templates that other shards check, where something depends on them.
  private func declarations(ofOtherShardsFor checker: Checker) -> [CheckedFile] {
    guard let shard, checker.asksForEveryTemplate else { return [] }
    return parallelMap(inputs.indices.filter { !shard.contains($0) }) { index in
      guard case .source(let source) = read(inputs[index], by: checker) else {
        return CheckedFile(report: Report(findings: []))
      }
      return checker.declarations(of: source)
    }
  }

  /// What there is of an input.
  private enum Content {
    case source(Source)
    /// It isn't to be checked.
    case skipped
    case unreadable(FileError)
  }

  private func check(_ input: Input, by checker: Checker) -> CheckedFile {
    switch read(input, by: checker) {
    case .source(let source):
      var file = checker.check(source, template)
      file.isStandardInput = input == .standardInput
      return file
    case .skipped: return CheckedFile(report: Report(findings: []))
    case .unreadable(let error):
      return CheckedFile(report: Report(findings: [], unreadable: [error.unreadable]))
    }
  }

  private func read(_ input: Input, by checker: Checker) -> Content {
    do throws(FileError) {
      let source: Source
      let isNamed: Bool
      switch input {
      case .standardInput:
        source = try Source(standardInputAs: standardInputName)
        isNamed = true
      case .file(let path, let named):
        if checker.isExcluded(path, isNamed: named) { return .skipped }
        isNamed = named
        if let template {
          source = template.source
        } else {
          source = try Source(contentsOf: path)
        }
      }
      if skipsNonTemplates || !isNamed, !looksLikeTemplate(source.bytes) { return .skipped }
      return .source(source)
    } catch {
      return .unreadable(error)
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
  var unreadable: Report.Unreadable {
    Report.Unreadable(name: path, reason: description)
  }
}
