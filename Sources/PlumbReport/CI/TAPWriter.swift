public import PlumbEngine
public import PlumbSource

/// Writes the Test Anything Protocol, version 13: a test for each finding, and for each clean template.
///
/// Findings that don't fail the run are marked as `TODO`, suppressed ones as `SKIP`, so that a harness
/// passes where the run does. https://testanything.org/tap-version-13-specification.html
public struct TAPWriter: ReportWriter {
  /// The lowest severity that fails; nil if none does.
  public var failOn: Severity?

  public init(failOn: Severity? = .error) {
    self.failOn = failOn
  }

  public func bytes(for report: Report) -> [UInt8] {
    let tests = TestSuite.all(of: report, failOn: failOn).flatMap { suite in
      suite.cases.map { (file: suite.file, test: $0) }
    }
    var lines = [
      "TAP version 13", "1..\(tests.count)" + (tests.isEmpty ? " # SKIP no templates" : ""),
    ]
    for (index, entry) in tests.enumerated() {
      let title = "\(index + 1) - \(entry.file.description(entry.test.name))"
      switch entry.test.outcome {
      case .passed: lines.append("ok \(title)")
      case .tolerated(let finding, let position):
        lines.append("not ok \(title) # TODO \(finding.severity) only")
        lines += TAPWriter.details(of: finding, at: position)
      case .failed(let finding, let position):
        lines.append("not ok \(title)")
        lines += TAPWriter.details(of: finding, at: position)
      case .skipped(let reason):
        lines.append("ok \(title) # SKIP \((reason ?? "suppressed").tapEscaped)")
      case .unreadable(let reason):
        lines += ["not ok \(title)", "  ---", "  message: \(reason.quoted)", "  ..."]
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func details(of finding: Finding, at position: Position) -> [String] {
    var details = [
      "rule: \(finding.rule.rawValue.quoted)", "severity: \(finding.severity)",
      "file: \(finding.source.name.quoted)", "line: \(position.line)",
      "column: \(position.column)",
    ]
    if let scenario = finding.scenario {
      details.append("scenario: \(scenario.description.quoted)")
    }
    return ["  ---"] + details.map { "  " + $0 } + ["  ..."]
  }
}

extension String {
  /// A file as the beginning of a test's description.
  fileprivate func description(_ name: String) -> String { "\(self): \(name)".tapEscaped }

  /// The text on one line, in which no `#` begins a directive.
  fileprivate var tapEscaped: String {
    var result = ""
    for character in printable {
      if character == "#" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// The text as a scalar of YAML in double quotes.
  fileprivate var quoted: String {
    var json = JSONEmitter()
    json.string(printable)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
