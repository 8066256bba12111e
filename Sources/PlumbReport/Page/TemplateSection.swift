internal import PlumbEngine
internal import PlumbGraph
internal import PlumbMarkup
internal import PlumbSource
internal import PlumbTemplate

/// What the page says about one template, from the verdict to the costs.
struct TemplateSection {
  private let assessment: TemplateAssessment
  private let summary: VerdictSummary
  private let rules: [RuleID: RuleMetadata]
  private let names: ElementNames
  private let isAlone: Bool

  init(
    _ assessment: TemplateAssessment, rules: [RuleID: RuleMetadata], names: ElementNames,
    isAlone: Bool
  ) {
    self.assessment = assessment
    self.rules = rules
    self.names = names
    self.isAlone = isAlone
    summary = VerdictSummary(assessment)
  }

  var markup: Markup {
    let title =
      isAlone ? "Does it keep its promises?" : "\(assessment.name): does it keep its promises?"
    var parts = [
      Markup.element("h2", ["id": names.section("verdict")], .text(title)),
      .element(
        "div", ["class": "verdict \(summary.verdict.style)"],
        .element("p", ["class": "answer"], .text(summary.answer)),
        .group(summary.sentences.map { .element("p", [:], .text($0)) }), concerns),
    ]
    if assessment.unreadable == nil {
      parts.append(RequirementMatrix(assessment, summary, names).markup)
      parts.append(map)
    }
    parts.append(findings)
    parts.append(accepted)
    parts += [idleCharges].compactMap(\.self)
    if assessment.unreadable == nil {
      parts.append(RequirementEvidence(assessment, summary, names).markup)
    }
    return .element("section", ["aria-labelledby": names.section("verdict")], all: parts)
  }

  private var concerns: Markup {
    if summary.concerns.isEmpty { return .empty }
    return .element(
      "ul", [:],
      all: summary.concerns.map { concern in
        .element(
          "li", [:], .text(concern.requirement), ": ", .element("b", [:], .text(concern.when)))
      })
  }

  private var map: Markup {
    let map = ResourceMap(
      assessment.template, in: assessment.deployments, findings: assessment.findings)
    let first = Dictionary(
      assessment.findings.enumerated().compactMap { number, finding in
        finding.resource.map { ($0, number) }
      }, uniquingKeysWith: { first, _ in first })
    let diagram = map.diagram { first[$0].map { "#" + names.finding($0) } }
    return .group([
      .element("h3", ["id": names.section("map")], "The map"),
      .element(
        "p", [:],
        .text(
          "An arrow leads from a resource to one that it needs. What is drawn with a broken line "
            + "isn't created in every deployment.")),
      .element(
        "div",
        [
          "class": "scroll", "role": "group", "tabindex": "0",
          "aria-labelledby": names.section("map"),
        ], SVGWriter().markup(for: diagram)),
    ])
  }

  private var findings: Markup {
    .group([
      .element("h3", ["id": names.section("findings")], "Findings"),
      assessment.findings.isEmpty
        ? .element("p", [:], "There are none.")
        : FindingList(assessment.findings, rules: rules, names: names).markup,
    ])
  }

  private var accepted: Markup {
    let items = assessment.accepted.enumerated().map { number, accepted in
      let place = accepted.finding.place
      let until = accepted.until.map { "until \($0)" } ?? "for ever"
      return Markup.element(
        "article", ["class": "finding accepted", "id": names.accepted(number)],
        .element("h4", [:], .text(accepted.finding.message)),
        .element(
          "dl", [:],
          .entry("Reason", accepted.reason.map { .text($0) } ?? "none was given"),
          .entry("Accepted", .text(until)), .entry("Where", .text(place)),
          .entry("Rule", .element("code", [:], .text(accepted.finding.rule.rawValue)))))
    }
    return .group([
      .element("h3", ["id": names.section("accepted")], "Accepted risks"),
      items.isEmpty ? .element("p", [:], "There are none: nothing is suppressed.") : .group(items),
    ])
  }

  /// What is billed without any use; nil where nothing is known to be.
  private var idleCharges: Markup? {
    let charged = assessment.template.resources.compactMap { resource in
      IdleCharge(resource.type).map { (resource: resource, charge: $0) }
    }
    if charged.isEmpty { return nil }
    let items = charged.map { entry in
      Markup.element(
        "li", [:],
        .element("b", [:], .text(entry.resource.id.text)), " (",
        .text(entry.resource.type.rawValue), "): ",
        .element("a", ["href": entry.charge.page], .text(entry.charge.words)),
        .text(entry.resource.condition.map { ", if \($0.text)" } ?? ""))
    }
    return .group([
      .element("h3", ["id": names.section("idle")], "Billed even when idle"),
      .element(
        "p", [:],
        .text(
          "AWS bills these as long as they exist. Amounts differ by region and time; the price lists "
            + "have them.")),
      .element("ul", [:], all: items),
    ])
  }
}

extension Finding {
  /// `backup.yaml, line 12, column 5`.
  var place: String {
    let position = PositionTable(source).position(at: primary.span.start)
    return "\(source.name), line \(position.line), column \(position.column)"
  }
}

extension Markup {
  /// A term with its description, in a list of them.
  static func entry(_ term: String, _ description: Markup) -> Markup {
    .group([.element("dt", [:], .text(term)), .element("dd", [:], description)])
  }
}
