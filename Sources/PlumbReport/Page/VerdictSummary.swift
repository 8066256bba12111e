internal import PlumbEngine
internal import PlumbSource

/// How a template stands, counted by requirements.
struct VerdictSummary {
  /// A requirement with what is said of it.
  struct Row {
    /// The number of the requirement.
    let number: Int
    let requirement: Requirement
    let cells: [VerdictTable.Cell]

    /// The worst of the verdicts; not applicable only if it is so everywhere.
    var verdict: VerdictTable.Verdict {
      cells.map(\.verdict).max { $0.rawValue < $1.rawValue } ?? .notApplicable
    }
  }

  /// What fails first, then what is open or accepted, what holds, and what concerns nothing.
  let rows: [Row]
  private let assessment: TemplateAssessment

  init(_ assessment: TemplateAssessment) {
    self.assessment = assessment
    let columns = assessment.table.columns
    let rows = assessment.requirements.indices.map { number in
      Row(
        number: number, requirement: assessment.requirements[number],
        cells: columns.map { $0.cells[number] })
    }
    self.rows = VerdictTable.Verdict.allCases.reversed().flatMap { verdict in
      rows.filter { $0.verdict == verdict }
    }
  }

  func rows(_ verdict: VerdictTable.Verdict) -> [Row] { rows.filter { $0.verdict == verdict } }

  /// The requirements that concern something in the template.
  var relevant: [Row] { rows.filter { $0.verdict != .notApplicable } }

  /// One word: how it ends.
  var verdict: VerdictTable.Verdict {
    if assessment.unreadable != nil || relevant.isEmpty { return .undecided }
    return rows.map(\.verdict).max { $0.rawValue < $1.rawValue } ?? .notApplicable
  }

  /// The answer in a short sentence.
  var answer: String {
    if let reason = assessment.unreadable { return "This file cannot be judged: \(reason)." }
    if assessment.table.columns.isEmpty {
      return "Nothing can be said: no deployment that was asked about is possible."
    }
    if relevant.isEmpty { return "Nothing in this template was checked." }
    let failing = rows(.fails).count
    let open = rows(.undecided).count
    if failing > 0, isGeneralOnly {
      let counts = [Severity.error, .warning].map { severity in
        (severity, assessment.findings.count { $0.severity == severity })
      }
      let words = counts.filter { $0.1 > 0 }.map { counted($0.1, $0.0.rawValue) }
      return "No: there \(counts.map(\.1).reduce(0, +) == 1 ? "is" : "are") "
        + "\(words.joined(separator: " and "))."
    }
    if failing > 0 {
      let verb = failing == 1 ? "is" : "are"
      return "No: \(failing) of \(counted(relevant.count, "requirement")) \(verb) not met."
    }
    if open > 0 {
      let what = isGeneralOnly ? "not everything can" : "\(counted(open, "requirement")) cannot"
      return "Not sure: nothing is known to be wrong, but \(what) be decided from the template."
    }
    let accepted = rows(.accepted).count
    if accepted > 0 {
      return
        "Yes, except for \(counted(accepted, "requirement")) that somebody decided not to meet."
    }
    return isGeneralOnly
      ? "Yes: nothing is wrong that would be wrong in any template."
      : "Yes: every requirement that concerns this template is met."
  }

  /// What the answer rests on, a sentence each.
  var sentences: [String] {
    if assessment.unreadable != nil || relevant.isEmpty { return [] }
    var sentences = [whenItFails, isGeneralOnly ? ways : "\(counts) \(ways)"].compactMap(\.self)
    if isGeneralOnly {
      sentences.append(
        "It was held to no requirements of your own, only to what is true of any template: choose a "
          + "policy pack to ask for more.")
    }
    if assessment.table.isCoarse {
      sentences.append(
        "There are more ways to deploy it than could be shown apart; each was judged, with others.")
    }
    return sentences
  }

  /// The requirements that fail or are open, each with a word on when.
  var concerns: [(requirement: String, when: String)] {
    if isGeneralOnly { return [] }
    return rows(.fails).map { ($0.requirement.text, whenItFails($0)) }
      + rows(.undecided).map { ($0.requirement.text, "cannot be decided") }
  }

  /// In the words of the findings where they have some, else in those of the columns.
  private func whenItFails(_ row: Row) -> String {
    if row.cells.allSatisfy({ $0.verdict == .fails }) { return "in every deployment" }
    let columns = zip(assessment.table.columns, row.cells).filter { $0.1.verdict == .fails }
    let findings = Set(columns.flatMap(\.1.findings)).sorted().map { assessment.findings[$0] }
    let scenarios = findings.map { $0.scenario?.description }
    let words = scenarios.contains(nil) ? columns.map(\.0.words) : scenarios.compactMap(\.self)
    let distinct = words.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return "when \(distinct.joined(separator: ", or "))"
  }

  /// In which of the columns something fails.
  private var whenItFails: String? {
    let columns = assessment.table.columns
    let failing = columns.filter { $0.cells.contains { $0.verdict == .fails } }
    if failing.isEmpty { return nil }
    if columns.count == 1 { return nil }
    if failing.count == columns.count {
      return "Something is wrong in every way it can be deployed, in some more than in others."
    }
    let words = failing.map(\.words).joined(separator: "; ")
    return "Something is wrong when \(words); nothing is otherwise."
  }

  /// Whether nobody asked for more than what is true of any template.
  private var isGeneralOnly: Bool { assessment.requirements.allSatisfy(\.isGeneral) }

  private var counts: String {
    let parts = [
      (VerdictTable.Verdict.holds, "met"), (.fails, "not met"), (.undecided, "cannot be decided"),
      (.accepted, "accepted as a risk"), (.notApplicable, "not applicable"),
    ].compactMap { verdict, words -> String? in
      let count = rows(verdict).count
      return count == 0 ? nil : "\(count) \(words)"
    }
    return "Of \(counted(rows.count, "requirement")): \(parts.joined(separator: ", "))."
  }

  /// In how many ways it can be deployed, and whether they differ.
  private var ways: String {
    let distinct = assessment.deployments.deployments.count
    return switch (assessment.table.columns.count, distinct) {
    case (1, 2...):
      "It can be deployed in \(distinct) ways that create different things; this is so in all."
    case (1, _): "This is so in every way it can be deployed."
    case (let columns, _): "It can be deployed in \(columns) ways that differ in this."
    }
  }
}

extension VerdictTable.Column {
  /// The deployments in a line.
  var words: String {
    let all =
      (names.isEmpty ? [] : [names.joined(separator: ", ")]) + [when.joined(separator: " or ")]
    let text = all.filter { !$0.isEmpty }.joined(separator: ": ")
    return text.isEmpty ? "every deployment" : text
  }
}

extension VerdictTable.Verdict {
  /// What a cell says.
  var words: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .notApplicable: "not applicable"
    case .undecided: "cannot be decided"
    case .accepted: "accepted"
    }
  }

  /// What stands before the words, so that they aren't told apart by colour alone.
  var symbol: String {
    switch self {
    case .holds: "✓"
    case .fails: "✗"
    case .notApplicable: "–"
    case .undecided: "?"
    case .accepted: "!"
    }
  }

  /// The class by which it is coloured.
  var style: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .notApplicable: "none"
    case .undecided: "open"
    case .accepted: "accepted"
    }
  }
}
