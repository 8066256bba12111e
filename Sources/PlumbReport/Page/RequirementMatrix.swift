internal import PlumbEngine
internal import PlumbMarkup
internal import PlumbSource

/// The table of requirements and deployments, in which each cell leads to what shows it.
struct RequirementMatrix {
  private let assessment: TemplateAssessment
  private let summary: VerdictSummary
  private let names: ElementNames

  init(_ assessment: TemplateAssessment, _ summary: VerdictSummary, _ names: ElementNames) {
    self.assessment = assessment
    self.summary = summary
    self.names = names
  }

  var markup: Markup {
    let columns = assessment.table.columns
    let areLong = columns.contains { $0.words.count > RequirementMatrix.maximumHeading }
    let heads = columns.enumerated().map { number, column in
      Markup.element(
        "th", ["scope": "col"],
        .text(areLong ? RequirementMatrix.letter(number) : column.heading))
    }
    let rows = summary.rows.map { row in
      Markup.element(
        "tr", ["class": row.verdict.style],
        .element("th", ["scope": "row"], .text(row.requirement.text)),
        .group(row.cells.map { cell(for: $0, requirement: row.number) }))
    }
    return .group([
      .element("h3", ["id": names.section("requirements")], "Requirements"),
      areLong ? legend : .empty,
      .element(
        "div",
        [
          "class": "scroll", "role": "group", "tabindex": "0",
          "aria-labelledby": names.section("requirements"),
        ],
        .element(
          "table", ["class": "matrix"],
          .element(
            "thead", [:],
            .element(
              "tr", [:], .element("th", ["scope": "col"], "What is asked for"), .group(heads))),
          .element("tbody", [:], all: rows))),
    ])
  }

  /// What the letters over the columns stand for.
  private var legend: Markup {
    .element(
      "dl", ["class": "ways"],
      all: assessment.table.columns.enumerated().map { number, column in
        .entry(RequirementMatrix.letter(number), .text(column.heading))
      })
  }

  private func cell(for cell: VerdictTable.Cell, requirement: Int) -> Markup {
    let target =
      cell.findings.first.map(names.finding) ?? cell.accepted.first.map(names.accepted)
      ?? names.requirement(requirement)
    let count = cell.findings.count
    let words =
      switch cell.verdict {
      case .fails where count > 1: "fails, \(count) findings"
      case .holds where count > 0: "holds, \(counted(count, "note"))"
      default: cell.verdict.words
      }
    return .element(
      "td", ["class": cell.verdict.style],
      .element(
        "a", ["href": "#" + target],
        .element("span", ["class": "symbol", "aria-hidden": "true"], .text(cell.verdict.symbol)),
        .text(" " + words)))
  }

  /// A to Z, then AA and so on.
  static func letter(_ number: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let last = String(letters[number % letters.count])
    return number < letters.count ? last : letter(number / letters.count - 1) + last
  }

  /// Longer words stand above the table, for which they would be too wide.
  private static let maximumHeading = 40
}

extension VerdictTable.Column {
  /// The deployments, with a word on the default.
  fileprivate var heading: String {
    isDefault && words != "every deployment" ? words + " (with the defaults)" : words
  }
}

/// How each requirement was judged: by which rules, and what they rest on.
struct RequirementEvidence {
  private let assessment: TemplateAssessment
  private let summary: VerdictSummary
  private let names: ElementNames

  init(_ assessment: TemplateAssessment, _ summary: VerdictSummary, _ names: ElementNames) {
    self.assessment = assessment
    self.summary = summary
    self.names = names
  }

  var markup: Markup {
    let items = summary.rows.map { row in
      Markup.element(
        "article", ["id": names.requirement(row.number)],
        .element(
          "h4", [:], .text(row.requirement.text), ": ",
          .element("span", ["class": row.verdict.style], .text(row.verdict.words))),
        row.requirement.isGeneral ? general(row) : list(row))
    }
    return .group([
      .element("h3", ["id": names.section("evidence")], "How each requirement was judged"),
      .element(
        "p", [:],
        .text(
          "Each rule was evaluated in every deployment that makes a difference to it, or in sets of them in "
            + "which it does the same.")),
      .group(items),
    ])
  }

  private func list(_ row: VerdictSummary.Row) -> Markup {
    let used = Set(row.cells.flatMap(\.rules))
    return .element(
      "ul", [:],
      all: row.requirement.rules.map { rule in
        .element(
          "li", [:], .element("code", [:], .text(rule.id.rawValue)), ": ",
          outcome(of: rule, isUsed: used.contains(rule.id)),
          .text(" (would find: \(rule.title))"),
          .group(
            rule.references.filter { $0.hasPrefix("https://") }.flatMap {
              [" ", .element("a", ["href": $0], "source")] as [Markup]
            }))
      })
  }

  /// What a rule found, with a link to it.
  private func outcome(of rule: RuleMetadata, isUsed: Bool) -> Markup {
    let found = assessment.findings.indices.filter { assessment.findings[$0].rule == rule.id }
    if let first = found.first {
      return .element(
        "a", ["href": "#" + names.finding(first)], .text(counted(found.count, "finding")))
    }
    return .text(isUsed ? "found nothing" : "concerns nothing in the template")
  }

  /// The many rules that any template is held to, by name only.
  private func general(_ row: VerdictSummary.Row) -> Markup {
    let used = Set(row.cells.flatMap(\.rules)).sorted()
    let all = counted(row.requirement.rules.count, "rule")
    return .element(
      "p", [:], .text("\(all), of which \(used.count) concern something in the template: "),
      .group(
        used.enumerated().flatMap { number, rule in
          [.text(number == 0 ? "" : ", "), .element("code", [:], .text(rule.rawValue))] as [Markup]
        }), ".")
  }
}
