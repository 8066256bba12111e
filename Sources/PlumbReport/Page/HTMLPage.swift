internal import PlumbGraph
internal import PlumbMarkup
internal import PlumbSource

/// Writes an assessment as one HTML file for owners and auditors.
///
/// It loads nothing, needs no script, and the same assessment gives the same bytes.
public struct HTMLPage: Sendable {
  public init() {}

  /// The whole file, with a line break at its end.
  public func text(for assessment: Assessment) -> String {
    let title = "Report on \(assessment.subject)"
    let page = Markup.element(
      "html", ["lang": "en"],
      .element(
        "head", [:],
        .element("meta", ["charset": "utf-8"]),
        .element("title", [:], .text(title)),
        .element(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        // Even if something were wrong with the page, a browser would load nothing for it.
        .element(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'",
          ]),
        .element("style", [:], .style(PageStyle.css), .style(DiagramStyle.css))),
      .element(
        "body", [:],
        .element("a", ["class": "skip", "href": "#main"], "Skip to the verdict"),
        .element("header", [:], .element("h1", [:], .text(title))),
        .element("main", ["id": "main"], all: content(assessment)),
        .element(
          "footer", [:],
          .element("p", [:], "Written by Plumbline \(assessment.version)."))))
    return "<!DOCTYPE html>\n" + MarkupWriter.text(page, as: .html)
  }

  private func content(_ assessment: Assessment) -> [Markup] {
    var sections = assessment.comparison.map { [ComparisonSection($0).markup] } ?? []
    let isAlone = assessment.templates.count == 1
    for (number, template) in assessment.templates.enumerated() {
      sections.append(
        TemplateSection(
          template, rules: assessment.rules, names: ElementNames(template: number + 1),
          isAlone: isAlone
        ).markup)
    }
    if !assessment.otherFindings.isEmpty {
      let list = FindingList(
        assessment.otherFindings, rules: assessment.rules, names: ElementNames(template: 0))
      sections.append(
        .element(
          "section", ["aria-labelledby": "other"],
          .element("h2", ["id": "other"], "Findings outside of templates"), list.markup))
    }
    return sections + [InputSection(assessment).markup]
  }
}

extension Assessment {
  /// What the report is on: a file's name, or how many there are.
  var subject: String {
    templates.count == 1 ? templates[0].name : counted(templates.count, "template")
  }
}

/// The identifiers of the elements about one template.
struct ElementNames {
  /// The template's number in the page, from 1; 0 for what is about no template.
  let template: Int

  func finding(_ number: Int) -> String { "t\(template)-finding-\(number + 1)" }
  func accepted(_ number: Int) -> String { "t\(template)-accepted-\(number + 1)" }
  func requirement(_ number: Int) -> String { "t\(template)-requirement-\(number + 1)" }
  func section(_ name: String) -> String { "t\(template)-\(name)" }
}
