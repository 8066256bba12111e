public import PlumbEngine
internal import PlumbMarkup
internal import PlumbSource

/// Writes Checkstyle's XML, which Jenkins' warnings plugin, reviewdog and many others read.
///
/// https://github.com/checkstyle/checkstyle/blob/master/src/main/java/com/puppycrawl/tools/checkstyle/XMLLogger.java
public struct CheckstyleWriter: ReportWriter {
  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    var files = Dictionary(
      report.checkedFiles.map { ($0, [Markup]()) }, uniquingKeysWith: { first, _ in first })
    for unreadable in report.unreadable {
      files[unreadable.name, default: []].append(
        .element(
          "error",
          ["line": "1", "severity": "error", "message": unreadable.reason, "source": "plumb"]))
    }
    report.findings.forEachWithPositions { finding, positions in
      files[finding.source.name, default: []].append(finding.checkstyle(positions))
    }
    let elements = files.sorted { $0.key < $1.key }.map { name, errors in
      Markup.element("file", ["name": name], all: errors)
    }
    return Markup.element("checkstyle", ["version": "4.3"], all: elements).xmlDocument
  }
}

extension Finding {
  fileprivate func checkstyle(_ positions: PositionTable) -> Markup {
    let position = positions.position(at: primary.span.start)
    return .element(
      "error",
      [
        "line": "\(position.line)", "column": "\(position.column)",
        "severity": severity == .note ? "info" : severity.rawValue,
        "message": messageWithScenario, "source": rule.rawValue,
      ])
  }
}
