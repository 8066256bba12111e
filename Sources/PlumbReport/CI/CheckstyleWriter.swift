public import PlumbEngine
internal import PlumbSource

/// Writes Checkstyle's XML, which Jenkins' warnings plugin, reviewdog and many others read.
///
/// https://github.com/checkstyle/checkstyle/blob/master/src/main/java/com/puppycrawl/tools/checkstyle/XMLLogger.java
public struct CheckstyleWriter: ReportWriter {
  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    let files = Dictionary(grouping: report.findings, by: \.source.name)
    let reasons = Dictionary(grouping: report.unreadable, by: \.name)
    let names = Set(files.keys).union(reasons.keys).union(report.checkedFiles).sorted()
    var xml = XMLEmitter()
    xml.element("checkstyle", ["version": "4.3"]) { xml in
      for name in names {
        xml.element("file", ["name": name]) { xml in
          for unreadable in reasons[name] ?? [] {
            xml.element(
              "error",
              ["line": "1", "severity": "error", "message": unreadable.reason, "source": "plumb"])
          }
          files[name]?.forEachWithPositions { xml.error($0, $1) }
        }
      }
    }
    return xml.bytes
  }
}

extension XMLEmitter {
  fileprivate mutating func error(_ finding: Finding, _ positions: PositionTable) {
    let position = positions.position(at: finding.primary.span.start)
    element(
      "error",
      [
        "line": "\(position.line)", "column": "\(position.column)",
        "severity": finding.severity == .note ? "info" : finding.severity.rawValue,
        "message": finding.messageWithScenario, "source": finding.rule.rawValue,
      ])
  }
}
