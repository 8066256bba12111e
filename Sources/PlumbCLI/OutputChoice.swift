internal import PlumbEngine
internal import PlumbFiles
internal import PlumbReport
internal import PlumbSource

/// How a report is written.
struct OutputChoice: Hashable {
  var format = OutputOptions.Format.full
  /// Further reports, each in a file.
  var files: [OutputOptions.File] = []
  var color = OutputOptions.Color.auto
  /// Whether there are findings only, and no summary.
  var isQuiet = false
  /// Whether SARIF has suppressed findings too.
  var hasSuppressed = false
  /// Whether the standard output has a count for each rule instead of the findings.
  var isCounted = false

  /// Writes a report to one of the standard streams and to each file.
  ///
  /// - Parameter failOn: The lowest severity that fails the run; nil if none does.
  /// - Throws: `UsageError` for an output that can't be written.
  func write(
    _ report: Report, failOn: Severity?, to stream: Console.Stream = .output
  ) throws(UsageError) {
    for file in files {
      let writer = writer(file.format, failOn: failOn, isFile: true)
      try writeOutput(writer.bytes(for: report), to: file.path)
    }
    let writer =
      isCounted
      ? StatisticsWriter(
        isJSON: format == .json, isColored: isColored, hasSummary: !isQuiet && format != .concise)
      : writer(format, failOn: failOn, isFile: false)
    try writeOutput(writer.bytes(for: report), to: stream)
  }

  /// Whether the standard output is coloured.
  private var isColored: Bool {
    color.isOn(isTerminal: Console.isTerminal(.output), environment: Console.environment)
  }

  private func writer(
    _ format: OutputOptions.Format, failOn: Severity?, isFile: Bool
  ) -> any ReportWriter {
    switch format {
    case .full:
      TextWriter(
        isColored: isFile ? color == .always : isColored, hasSummary: !isQuiet)
    case .concise: ConciseWriter()
    case .json: JSONWriter()
    case .sarif: SARIFWriter(hasSuppressed: hasSuppressed, paths: .ofWorkingDirectory)
    case .junit: JUnitWriter(failOn: failOn)
    case .gitlab: GitLabWriter(paths: .ofWorkingDirectory)
    case .github: GitHubWriter(paths: .ofWorkingDirectory)
    case .azure: AzureWriter(paths: .ofWorkingDirectory)
    case .checkstyle: CheckstyleWriter()
    case .tap: TAPWriter(failOn: failOn)
    case .markdown: MarkdownWriter(paths: .ofWorkingDirectory)
    }
  }
}

extension RepositoryPaths {
  /// Seen from the root of the repository around the working directory; from that if there is none.
  fileprivate static var ofWorkingDirectory: RepositoryPaths {
    guard let directory = Console.workingDirectory else { return RepositoryPaths() }
    return RepositoryPaths(
      root: ConfigurationFile.repositoryRoot ?? directory, workingDirectory: directory)
  }
}
