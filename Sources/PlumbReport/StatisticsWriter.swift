public import PlumbEngine
internal import PlumbSource

/// Writes how many findings there are of each rule, those of the most frequent first.
public struct StatisticsWriter: ReportWriter {
  /// Whether to write JSON instead of a table; `Docs/Guide/json.md` describes each field.
  public var isJSON: Bool
  /// Whether to colour the table with ANSI escape sequences.
  public var isColored: Bool
  /// Whether to end the table with a sentence that counts the findings.
  public var hasSummary: Bool

  public init(isJSON: Bool = false, isColored: Bool = false, hasSummary: Bool = true) {
    self.isJSON = isJSON
    self.isColored = isColored
    self.hasSummary = hasSummary
  }

  public func bytes(for report: Report) -> [UInt8] {
    let rows = report.statistics
    return isJSON ? json(rows, report) : table(rows, report)
  }

  private func table(_ rows: [RuleCount], _ report: Report) -> [UInt8] {
    var output = StyledText(isColored: isColored)
    let countWidth = rows.map { String($0.count).count }.max() ?? 0
    let ruleWidth = rows.map(\.rule.rawValue.count).max() ?? 0
    for row in rows {
      let count = String(row.count)
      output.append(String(repeating: " ", count: countWidth - count.count) + count + "  ")
      output.append(row.severity.rawValue, .severity(row.severity))
      let padding = Severity.longestName - row.severity.rawValue.count + 2
      output.append(String(repeating: " ", count: padding) + row.rule.rawValue)
      if row.fixableCount > 0 {
        let gap = String(repeating: " ", count: ruleWidth - row.rule.rawValue.count + 2)
        output.append("\(gap)\(row.fixableCount) fixable")
      }
      output.endLine()
    }
    if hasSummary {
      if !rows.isEmpty { output.endLine() }
      output.append(report.summary)
      output.endLine()
    }
    return output.bytes
  }

  private func json(_ rows: [RuleCount], _ report: Report) -> [UInt8] {
    var json = JSONEmitter()
    json.report(named: "statistics") { json in
      for row in rows {
        json.line()
        json.object { json in
          json.key("rule")
          json.string(row.rule.rawValue)
          json.key("severity")
          json.string(row.severity.rawValue)
          json.key("count")
          json.integer(row.count)
          json.key("fixable")
          json.integer(row.fixableCount)
        }
      }
    } summary: {
      $0.summary(report)
    }
    return json.bytes
  }
}

/// How often a rule reports with one severity.
private struct RuleCount {
  let rule: RuleID
  let severity: Severity
  var count = 0
  /// How many of them have a safe fix.
  var fixableCount = 0
}

extension Report {
  /// A row for each rule and severity: the most findings first, then the worst, then by name.
  fileprivate var statistics: [RuleCount] {
    var rows: [RuleID: [Severity: RuleCount]] = [:]
    for finding in findings {
      let (rule, severity) = (finding.rule, finding.severity)
      var row = rows[rule]?[severity] ?? RuleCount(rule: rule, severity: severity)
      row.count += 1
      if finding.fixes.contains(where: \.isSafe) { row.fixableCount += 1 }
      rows[rule, default: [:]][severity] = row
    }
    return rows.values.flatMap(\.values).sorted {
      ($1.count, $1.severity, $0.rule) < ($0.count, $0.severity, $1.rule)
    }
  }
}

extension Severity {
  fileprivate static let longestName = allCases.map(\.rawValue.count).max() ?? 0
}
