public import PlumbEngine
internal import PlumbSource

/// Writes findings for people: the source they point at, the scenario, and what to do.
public struct TextWriter: ReportWriter {
  /// Whether to colour the text with ANSI escape sequences.
  public var isColored: Bool
  /// Whether to end with a sentence that counts the findings.
  public var hasSummary: Bool

  public init(isColored: Bool = false, hasSummary: Bool = true) {
    self.isColored = isColored
    self.hasSummary = hasSummary
  }

  public func bytes(for report: Report) -> [UInt8] {
    var output = StyledText(isColored: isColored)
    report.findings.forEachWithPositions { finding, positions in
      if !output.bytes.isEmpty { output.endLine() }
      let position = positions.position(at: finding.primary.span.start)
      write(finding, at: position, report.rules[finding.rule], to: &output)
    }
    if hasSummary {
      if !report.findings.isEmpty { output.endLine() }
      output.append(report.summary)
      output.endLine()
    }
    return output.bytes
  }

  /// The text of one finding, without a summary.
  func text(for finding: Finding, at position: Position, _ rules: [RuleID: RuleMetadata]) -> String
  {
    var output = StyledText(isColored: isColored)
    write(finding, at: position, rules[finding.rule], to: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func write(
    _ finding: Finding, at position: Position, _ rule: RuleMetadata?, to output: inout StyledText
  ) {
    let excerpt = Excerpt(finding)
    let margin = String(repeating: " ", count: excerpt.gutterWidth + 1)
    output.append("\(finding.severity.rawValue)[\(finding.rule)]", .severity(finding.severity))
    output.append(": " + finding.message.printable, .heading)
    output.endLine()
    output.append(margin + "--> ", .gutter)
    output.append("\(finding.source.name.printable):\(position.line):\(position.column)")
    output.endLine()
    excerpt.write(to: &output)
    for remark in Self.remarks(on: finding, rule) {
      output.append(margin + "= ", .gutter)
      output.append(remark.kind, .heading)
      output.append(": " + remark.text.printable)
      output.endLine()
    }
  }

  private static func remarks(
    on finding: Finding, _ rule: RuleMetadata?
  ) -> [(kind: String, text: String)] {
    var remarks: [(kind: String, text: String)] = []
    if let scenario = finding.scenario {
      let share = "\(scenario.failing) of \(counted(scenario.relevant, "scenario"))"
      remarks.append(("scenario", "\(scenario.description)        \(share)"))
      let example = scenario.parameters.map(\.inWords).joined(separator: ", ")
      let isNews = scenario.parameters.contains { !scenario.description.contains($0.equation) }
      if isNews { remarks.append(("for example", example)) }
      remarks += scenario.remarkOnNames.map { [("your scenarios", $0)] } ?? []
    }
    remarks += finding.notes.map { ("note", $0) }
    if let requirement = rule?.requirement {
      remarks.append(("requirement", requirement.onOneLine))
    }
    remarks += finding.fixes.map { ("help", $0.title) }
    if finding.fixes.isEmpty, let remediation = rule?.remediation, !remediation.isEmpty {
      remarks.append(("help", remediation.onOneLine))
    }
    return remarks
  }
}

extension Witness.Assignment {
  fileprivate var equation: String { "\(name) = \(value)" }

  fileprivate var inWords: String { isDefault ? equation + " (default)" : equation }
}

extension Witness {
  /// The user's own scenarios it is in, where the description doesn't begin with them; nil without any.
  fileprivate var remarkOnNames: String? {
    guard let names else { return nil }
    let words = names.joined(separator: ", ")
    if words.isEmpty { return "none of them" }
    return description.hasPrefix(words) ? nil : words
  }
}
