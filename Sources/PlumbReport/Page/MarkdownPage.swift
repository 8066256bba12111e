internal import PlumbEngine
internal import PlumbSource

/// Writes an assessment as Markdown for a pull request: what fails, and what to do about it.
public struct MarkdownPage: Sendable {
  public init() {}

  /// The whole text, with a line break at its end.
  public func text(for assessment: Assessment) -> String {
    var blocks: [String] = []
    if let comparison = assessment.comparison { blocks += changes(comparison) }
    for template in assessment.templates { blocks += section(template, assessment) }
    if !assessment.otherFindings.isEmpty {
      blocks += ["### Findings outside of templates"]
      blocks += assessment.otherFindings.map { finding($0, assessment) }
    }
    let digests = assessment.inputs.map { input in
      "\(input.source.name.escaped) (SHA-256 \(SHA256.hexadecimal(input.source.bytes)))"
    }
    blocks.append("Checked by Plumbline \(assessment.version): \(digests.joined(separator: ", ")).")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func changes(_ comparison: Comparison) -> [String] {
    let worse = comparison.appeared.map { "- worse: \($0.message.escaped) (\($0.place.escaped))" }
    let better = comparison.disappeared.map {
      "- better: \($0.message.escaped) (\($0.file.escaped))"
    }
    let list = (worse + better).joined(separator: "\n")
    return [comparison.summary.escaped] + (list.isEmpty ? [] : [list])
  }

  private func section(_ template: TemplateAssessment, _ assessment: Assessment) -> [String] {
    let summary = VerdictSummary(template)
    var blocks = ["## \(template.name.escaped)", "**\(summary.answer.escaped)**"]
    if !summary.sentences.isEmpty {
      blocks.append(summary.sentences.map(\.escaped).joined(separator: " "))
    }
    blocks += table(template, summary)
    blocks += template.findings.map { finding($0, assessment) }
    blocks += template.accepted.map { accepted in
      let until = accepted.until.map { " until \($0)" } ?? ""
      return "Accepted\(until): \(accepted.finding.message.escaped) "
        + "(\((accepted.reason ?? "no reason was given").escaped))"
    }
    return blocks
  }

  /// The requirements that aren't simply met.
  private func table(_ template: TemplateAssessment, _ summary: VerdictSummary) -> [String] {
    let rows = summary.rows.filter { ![.holds, .notApplicable].contains($0.verdict) }
    if rows.isEmpty { return [] }
    let columns = template.table.columns
    let isWide = columns.count > MarkdownPage.maximumColumns
    let heads = isWide ? ["Verdict"] : columns.map { $0.words.escaped }
    var lines = [
      row(["What is asked for"] + heads), row(Array(repeating: "---", count: heads.count + 1)),
    ]
    lines += rows.map { one in
      row(
        [one.requirement.text.escaped]
          + (isWide ? [one.inWords] : one.cells.map { "\($0.verdict.symbol) \($0.verdict.words)" }))
    }
    return [lines.joined(separator: "\n")]
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  /// More columns than these are counted.
  private static let maximumColumns = 4

  private func finding(_ finding: Finding, _ assessment: Assessment) -> String {
    let place = finding.place.escaped
    var lines = ["**\(finding.severity)**: \(finding.message.escaped) (\(place))"]
    if let scenario = finding.scenario { lines.append("When \(scenario.description.escaped).") }
    if let fix = finding.fixes.first {
      lines.append("Fix: \(fix.title.escaped).")
    } else if let remedy = assessment.rules[finding.rule]?.remediation, !remedy.isEmpty {
      lines.append(remedy.onOneLine.escaped)
    }
    return lines.joined(separator: " ") + " `\(finding.rule)`"
  }
}

extension VerdictSummary.Row {
  /// The worst verdict, and how often it is given: `✗ fails in 2 of 6 ways`.
  fileprivate var inWords: String {
    let count = cells.count { $0.verdict == verdict }
    let share = count == cells.count ? "everywhere" : "in \(count) of \(cells.count) ways"
    return "\(verdict.symbol) \(verdict.words) \(share)"
  }
}

extension String {
  /// The text as Markdown that shows just this: no markup, no element, no mention of a person.
  ///
  /// https://github.github.com/gfm/#backslash-escapes
  fileprivate var escaped: String {
    var result = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!": result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
