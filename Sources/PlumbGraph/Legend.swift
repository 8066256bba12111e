internal import PlumbMarkup

/// The names of the groups with their colours, in rows above a drawing.
struct Legend {
  let markup: Markup
  let size: Size

  /// - Parameter width: How wide a row may be.
  init(_ groups: [String], width: Double) {
    var content: [Markup] = []
    var next = Point(0, 0)
    var right = 0.0
    for (number, group) in groups.enumerated() {
      let extent = TextMeasure.width(group, size: Legend.fontSize) + Legend.swatch + 24
      if next.x > 0, next.x + extent > width { next = Point(0, next.y + Legend.rowHeight) }
      content += [
        .element(
          "rect",
          [
            "class": "stripe", "x": next.x.inPixels, "y": (next.y + 1).inPixels,
            "width": Legend.swatch.inPixels, "height": Legend.swatch.inPixels,
          ]),
        .element(
          "text",
          [
            "class": "subtitle", "x": (next.x + Legend.swatch + 6).inPixels,
            "y": (next.y + Legend.fontSize - 1).inPixels, "font-size": Legend.fontSize.inPixels,
          ], .text(group)),
      ].map { .element("g", ["class": "group\(number % DiagramStyle.groupColorCount)"], $0) }
      next.x += extent
      right = max(right, next.x)
    }
    markup = .group(content)
    size = groups.isEmpty ? Size(0, 0) : Size(right, next.y + Legend.rowHeight + 8)
  }

  private static let fontSize = 12.0
  private static let swatch = 11.0
  private static let rowHeight = 20.0
}
