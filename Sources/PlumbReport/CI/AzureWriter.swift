public import PlumbEngine
internal import PlumbSource

/// Writes Azure Pipelines' logging commands, which become issues of the run.
///
/// Azure knows errors and warnings only, so that notes are warnings.
/// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
public struct AzureWriter: ReportWriter {
  private let paths: RepositoryPaths

  public init(paths: RepositoryPaths = RepositoryPaths()) {
    self.paths = paths
  }

  public func bytes(for report: Report) -> [UInt8] {
    var lines: [String] = []
    for unreadable in report.unreadable {
      lines.append(
        AzureWriter.command(
          [("type", "error"), ("sourcepath", paths.path(unreadable.name))],
          message: unreadable.reason))
    }
    report.findings.forEachWithPositions { finding, positions in
      let position = positions.position(at: finding.primary.span.start)
      lines.append(
        AzureWriter.command(
          [
            ("type", finding.severity == .error ? "error" : "warning"),
            ("sourcepath", paths.path(finding.source.name)), ("linenumber", "\(position.line)"),
            ("columnnumber", "\(position.column)"), ("code", finding.rule.rawValue),
          ], message: finding.messageWithScenario))
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static func command(_ properties: [(String, String)], message: String) -> String {
    let list = properties.map { "\($0)=\($1.escaped(propertyEscapes));" }.joined()
    return "##vso[task.logissue \(list)]\(message.escaped(escapes))"
  }

  /// https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Microsoft.VisualStudio.Services.Agent/Util/CommandStringConvertor.cs
  private static let escapes: [Unicode.Scalar: String] = ["%": "%AZP25", "\r": "%0D", "\n": "%0A"]
  private static let propertyEscapes = escapes.merging([";": "%3B", "]": "%5D"]) { $1 }
}
