internal import PlumbMarkup
internal import PlumbSource

/// Findings with what was seen, how it is known, and what to do.
struct FindingList {
  private let findings: [Finding]
  private let rules: [RuleID: RuleMetadata]
  private let names: ElementNames

  init(_ findings: [Finding], rules: [RuleID: RuleMetadata], names: ElementNames) {
    self.findings = findings
    self.rules = rules
    self.names = names
  }

  var markup: Markup {
    .group(
      findings.enumerated().map { number, finding in
        article(finding, rules[finding.rule], id: names.finding(number))
      })
  }

  private func article(_ finding: Finding, _ rule: RuleMetadata?, id: String) -> Markup {
    var entries = [Markup.entry("Where", .text(finding.place))]
    if let scenario = finding.scenario {
      entries.append(.entry("When", .text(scenario.description)))
    }
    entries.append(.entry("How we know", evidence(of: finding)))
    if let rule {
      if !rule.rationale.isEmpty {
        entries.append(.entry("Why it matters", .text(rule.rationale.onOneLine)))
      }
      if !rule.remediation.isEmpty {
        entries.append(.entry("What to do", .text(rule.remediation.onOneLine)))
      }
    }
    entries += finding.fixes.map { .entry($0.isSafe ? "Fix" : "Possible fix", fix($0, finding)) }
    if let requirement = rule?.requirement {
      entries.append(.entry("Requirement", .text(requirement.onOneLine)))
    }
    entries.append(.entry("Rule", .element("code", [:], .text(finding.rule.rawValue))))
    return .element(
      "article", ["class": "finding \(finding.severity.rawValue)", "id": id],
      .element(
        "h4", [:],
        .element("span", ["class": "severity"], .text(finding.severity.rawValue)), " ",
        .text(finding.message)),
      excerpt(of: finding), .element("dl", [:], all: entries))
  }

  private func excerpt(of finding: Finding) -> Markup {
    var text = StyledText(isColored: false)
    Excerpt(finding).write(to: &text)
    return .element(
      "pre", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Excerpt"],
      .text(String(decoding: text.bytes, as: UTF8.self)))
  }

  private func evidence(of finding: Finding) -> Markup {
    let places = finding.related.compactMap { label in
      label.message.map { message in
        "line \(finding.source.position(at: Int(label.span.start)).line): \(message)"
      }
    }
    return .group([
      .text(finding.certainty),
      .group((places + finding.notes).map { .group([.element("br"), .text($0)]) }),
    ])
  }

  private func fix(_ fix: Fix, _ finding: Finding) -> Markup {
    .group([
      .text(fix.title),
      .group(
        fix.edits.flatMap { edit in
          [
            .element("br"), .element("code", [:], .text(finding.source.text(edit.span))),
            " becomes ",
            .element("code", [:], .text(edit.replacement)),
          ] as [Markup]
        }),
    ])
  }
}

extension Finding {
  /// In which deployments it was seen, in a sentence.
  var certainty: String {
    let share = scenario.map { " (\($0.failing) of \($0.relevant) told apart)" } ?? ""
    guard let outcome else { return "It is read off the file, and depends on no parameter." }
    return switch outcome {
    case .always: "It is so in every deployment that the rule concerns."
    case .default:
      "It is so with the default parameters, and not in every other deployment\(share)."
    case .some: "It is so with values that the template admits, not with its defaults\(share)."
    case .open: "It is so if a parameter gets a value that isn't its default\(share)."
    case .undecided: "The template doesn't tell."
    case .error: "The rule itself failed."
    }
  }
}
