internal import PlumbMarkup
internal import PlumbSource

/// What got better and worse.
struct ComparisonSection {
  private let comparison: Comparison

  init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  var markup: Markup {
    .element(
      "section", ["aria-labelledby": "changes"],
      .element("h2", ["id": "changes"], "What has changed"),
      .element("p", [:], .text(comparison.summary)),
      list(
        "Worse: new findings",
        comparison.appeared.map { ($0.severity.rawValue, $0.message, $0.place) }),
      list(
        "Better: findings that are gone",
        comparison.disappeared.map { ($0.severity, $0.message, $0.file) }))
  }

  private func list(
    _ title: String, _ items: [(severity: String, message: String, place: String)]
  ) -> Markup {
    if items.isEmpty { return .empty }
    return .group([
      .element("h3", [:], .text(title)),
      .element(
        "ul", [:],
        all: items.map { item in
          .element(
            "li", [:], .element("span", ["class": "severity"], .text(item.severity)), " ",
            .text("\(item.message) (\(item.place))"))
        }),
    ])
  }
}
