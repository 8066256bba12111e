internal import PlumbSource
internal import PlumbTemplate

/// Makes one finding of those that say the same about what several rounds of a loop make.
///
/// A loop's body is written once, so that they are all at one place, and to be mended there once.
struct LoopRounds {
  /// What is the same in all rounds.
  private struct Key: Hashable {
    let rule: RuleID
    let severity: Severity
    let span: Span
    /// The message without the name of what the round makes.
    let words: [Substring]
    let outcome: Outcome?
    let scenario: Witness?

    init(_ finding: Finding) {
      rule = finding.rule
      severity = finding.severity
      span = finding.primary.span
      outcome = finding.outcome
      scenario = finding.scenario
      let name = finding.member.map { $0[...] }
      words = finding.message.split(omittingEmptySubsequences: false) {
        !$0.isLetter && !$0.isNumber
      }.map { $0 == name ? "" : $0 }
    }
  }

  /// Findings in their order, each once, with the names of the other rounds in a note.
  ///
  /// - Parameter templates: The template as it is in the parts of its deployments.
  static func merged(_ findings: [Finding], in templates: [Template]) -> [Finding] {
    var order: [Key] = []
    var rounds: [Key: [Finding]] = [:]
    for finding in findings {
      let key = Key(finding)
      if rounds[key] == nil { order.append(key) }
      rounds[key, default: []].append(finding)
    }
    let fixes = LoopFixes(templates)
    return order.compactMap { rounds[$0].flatMap { one($0, fixes) } }
  }

  private static func one(_ rounds: [Finding], _ fixes: LoopFixes) -> Finding? {
    guard var finding = rounds.first else { return nil }
    finding.fixes = fixes.fixes(of: rounds)
    var names: [String] = []
    for name in rounds.compactMap(\.member) where name != finding.member && !names.contains(name) {
      names.append(name)
    }
    if !names.isEmpty { finding.notes.append("the same in \(list(names))") }
    return finding
  }

  /// `'B', 'C' and 2 more`.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(names.count > maximumNames + 1 ? maximumNames : names.count)
    let rest = names.count - shown.count
    let words = shown.map { "'\($0)'" } + (rest > 0 ? ["\(rest) more"] : [])
    return words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " and \(words[words.count - 1])"
  }

  private static let maximumNames = 4
}

extension Finding {
  /// The name of the resource, output or other member of a section that it is in.
  fileprivate var member: String? {
    if let resource { return resource }
    let parts = path?.split(separator: "/", maxSplits: 2) ?? []
    return parts.count > 1 ? String(parts[1]) : nil
  }
}
