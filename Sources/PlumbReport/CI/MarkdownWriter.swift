public import PlumbEngine
internal import PlumbSource

/// Writes a table in GitHub's Markdown, for the summary of a CI step or a comment.
public struct MarkdownWriter: ReportWriter {
  /// How many findings are listed; the others are only counted.
  ///
  /// GitHub takes a mebibyte for the summary of a step
  /// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits).
  public var maximumRowCount: Int

  private let paths: RepositoryPaths

  public init(maximumRowCount: Int = 1_000, paths: RepositoryPaths = RepositoryPaths()) {
    self.maximumRowCount = maximumRowCount
    self.paths = paths
  }

  public func bytes(for report: Report) -> [UInt8] {
    var lines = ["### Plumbline", "", report.summary.markdown, ""]
    for unreadable in report.unreadable { lines += ["- " + unreadable.reason.markdown] }
    if !report.unreadable.isEmpty { lines.append("") }
    if !report.findings.isEmpty {
      lines += ["| Severity | Place | Finding | Rule |", "| --- | --- | --- | --- |"]
      report.findings.prefix(maximumRowCount).forEachWithPositions { finding, positions in
        lines.append(row(for: finding, positions))
      }
      lines.append("")
    }
    if report.findings.count > maximumRowCount {
      lines += ["\(report.findings.count - maximumRowCount) more are not listed.", ""]
    }
    lines.removeLast()
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func row(for finding: Finding, _ positions: PositionTable) -> String {
    let position = positions.position(at: finding.primary.span.start)
    let place = "\(paths.path(finding.source.name)):\(position.line):\(position.column)"
    var text = finding.message.markdown
    if let scenario = finding.scenario { text += "<br>" + scenario.inWords.markdown }
    let cells = [
      finding.severity.rawValue, place.markdownCode, text, finding.rule.rawValue.markdownCode,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}

extension String {
  /// The text on one line, every mark escaped that could mean something to Markdown within a line.
  fileprivate var markdown: String {
    var result = ""
    for scalar in printable.unicodeScalars {
      if "\\`*_[]<>|~&".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The text as code in a cell of a table, where GitHub also makes no emoji of `:100:`.
  fileprivate var markdownCode: String {
    let text = printable
    let ticks = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: ticks + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    let cell = text.map { $0 == "|" ? "\\|" : String($0) }.joined()
    return fence + space + cell + space + fence
  }
}
