public import PlumbEngine
internal import PlumbSource

/// Writes a line per finding, as compilers do: `file:line:column: severity: message [rule]`.
///
/// Editors and CI systems that read compilers' output read it; columns count characters from 1.
public struct ConciseWriter: ReportWriter {
  public init() {}

  public func bytes(for report: Report) -> [UInt8] {
    var bytes: [UInt8] = []
    report.findings.forEachWithPositions { finding, positions in
      let position = positions.position(at: finding.primary.span.start)
      let place = "\(finding.source.name.printable):\(position.line):\(position.column)"
      let line = "\(place): \(finding.severity): \(finding.message.printable) [\(finding.rule)]\n"
      bytes.append(contentsOf: line.utf8)
    }
    return bytes
  }
}
