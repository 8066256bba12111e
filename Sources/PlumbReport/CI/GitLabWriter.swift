public import PlumbEngine
internal import PlumbSource

/// Writes GitLab's code quality report, which shows in merge requests what they bring and mend.
///
/// A finding keeps its fingerprint when its lines move, and so stays the same for GitLab.
/// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
public struct GitLabWriter: ReportWriter {
  private let paths: RepositoryPaths

  public init(paths: RepositoryPaths = RepositoryPaths()) {
    self.paths = paths
  }

  public func bytes(for report: Report) -> [UInt8] {
    let fingerprints = Fingerprint.all(of: report.findings)
    var json = JSONEmitter()
    json.lines { json in
      for unreadable in report.unreadable {
        let file = paths.path(unreadable.name)
        json.line()
        json.issue(
          Issue(
            description: unreadable.reason, check: "plumb/unreadable",
            fingerprint: GitLabWriter.fingerprint(file, unreadable.reason), severity: "blocker",
            file: file, lines: 1...1))
      }
      var index = 0
      report.findings.forEachWithPositions { finding, positions in
        let file = paths.path(finding.source.name)
        let start = positions.position(at: finding.primary.span.start).line
        let end = positions.position(at: finding.primary.span.end).line
        json.line()
        json.issue(
          Issue(
            description: finding.messageWithScenario, check: finding.rule.rawValue,
            fingerprint: GitLabWriter.fingerprint(file, fingerprints[index].description),
            severity: finding.severity.gitLabName, file: file, lines: start...max(start, end)))
        index += 1
      }
    }
    json.endLine()
    return json.bytes
  }

  /// Of all findings with one fingerprint GitLab shows one, whatever their files.
  private static func fingerprint(_ file: String, _ words: String) -> String {
    var hash = FNVHash()
    hash.combine(file)
    hash.combine(words)
    return hash.value.hexadecimal
  }
}

/// One element of the list.
private struct Issue {
  let description: String
  let check: String
  let fingerprint: String
  let severity: String
  let file: String
  let lines: ClosedRange<Int>
}

extension JSONEmitter {
  fileprivate mutating func issue(_ issue: Issue) {
    object { json in
      json.key("description")
      json.string(issue.description)
      json.key("check_name")
      json.string(issue.check)
      json.key("fingerprint")
      json.string(issue.fingerprint)
      json.key("severity")
      json.string(issue.severity)
      json.key("location")
      json.object { json in
        json.key("path")
        json.string(issue.file)
        json.key("lines")
        json.object { json in
          json.key("begin")
          json.integer(issue.lines.lowerBound)
          json.key("end")
          json.integer(issue.lines.upperBound)
        }
      }
    }
  }
}

extension Severity {
  /// The word of GitLab's, whose others are `critical` and `blocker`.
  fileprivate var gitLabName: String {
    switch self {
    case .note: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }
}
