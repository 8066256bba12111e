internal import PlumbMarkup
internal import PlumbSource

/// What was read, so that somebody else can make sure that the page is about the same files.
struct InputSection {
  private let assessment: Assessment

  init(_ assessment: Assessment) {
    self.assessment = assessment
  }

  var markup: Markup {
    let rows = assessment.inputs.map { input in
      Markup.element(
        "tr", [:], .element("td", [:], .text(input.kind)),
        .element("th", ["scope": "row"], .text(input.source.name)),
        .element("td", ["class": "number"], "\(String(input.source.bytes.count))"),
        .element(
          "td", [:],
          .element("code", ["class": "digest"], .text(SHA256.hexadecimal(input.source.bytes)))))
    }
    let settings = assessment.choices + assessment.inputs.flatMap(\.settings)
    return .element(
      "section", ["aria-labelledby": "checked"],
      .element("h2", ["id": "checked"], "What was checked"),
      .element(
        "p", [:],
        .text(
          "Plumbline \(assessment.version), with \(String(assessment.rules.count)) rules. The same files give "
            + "the same page.")),
      .element(
        "div",
        ["class": "scroll", "role": "group", "tabindex": "0", "aria-labelledby": "checked"],
        .element(
          "table", [:],
          .element(
            "thead", [:],
            .element(
              "tr", [:],
              .group(
                ["What", "File", "Bytes", "SHA-256"].map {
                  .element("th", ["scope": "col"], .text($0))
                }))),
          .element("tbody", [:], all: rows))),
      settings.isEmpty
        ? .empty
        : .group([
          .element("h3", [:], "Choices and settings"),
          .element(
            "ul", [:],
            all: settings.map { .element("li", [:], .element("code", [:], .text($0))) }),
        ]))
  }
}
