public import PlumbEngine
internal import PlumbSource

/// Writes GitHub's workflow commands, which become annotations of a pull request's lines.
///
/// A runner shows the first few of a step only; `MarkdownWriter` makes a summary of all.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
public struct GitHubWriter: ReportWriter {
  private let paths: RepositoryPaths

  public init(paths: RepositoryPaths = RepositoryPaths()) {
    self.paths = paths
  }

  public func bytes(for report: Report) -> [UInt8] {
    var lines: [String] = []
    for unreadable in report.unreadable {
      lines.append(
        GitHubWriter.command(
          .error, [("file", paths.path(unreadable.name))], message: unreadable.reason))
    }
    report.findings.forEachWithPositions { finding, positions in
      lines.append(command(for: finding, report.rules[finding.rule], positions))
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func command(
    for finding: Finding, _ rule: RuleMetadata?, _ positions: PositionTable
  ) -> String {
    let start = positions.position(at: finding.primary.span.start)
    let end = positions.position(at: finding.primary.span.end)
    var properties = [("file", paths.path(finding.source.name)), ("line", "\(start.line)")]
    // Columns of an annotation that spans several lines are refused.
    if start.line == end.line {
      properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
    }
    properties += [("endLine", "\(end.line)"), ("title", finding.rule.rawValue)]
    var text = [finding.message]
    if let scenario = finding.scenario { text.append(scenario.inWords) }
    if let help = rule?.remediation.onOneLine, !help.isEmpty { text.append("help: " + help) }
    return GitHubWriter.command(
      finding.severity, properties, message: text.joined(separator: "\n"))
  }

  private static func command(
    _ severity: Severity, _ properties: [(String, String)], message: String
  ) -> String {
    let name = severity == .note ? "notice" : severity.rawValue
    let list = properties.map { "\($0)=\($1.escaped(propertyEscapes))" }.joined(separator: ",")
    return "::\(name) \(list)::\(message.escaped(escapes))"
  }

  /// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
  private static let escapes: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A"]
  private static let propertyEscapes = escapes.merging([":": "%3A", ",": "%2C"]) { $1 }
}
