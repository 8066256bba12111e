public import PlumbMarkup

/// Draws a diagram as SVG, with the layered layout.
public struct SVGWriter: Sendable {
  public init() {}

  /// The diagram as a file of its own, with a line break at its end.
  public func text(for diagram: Diagram) -> String {
    MarkupWriter.text(markup(for: diagram, isFile: true), as: .xml)
  }

  /// The diagram as an element of a page, which has to have `DiagramStyle.css`.
  ///
  /// - Parameter isFile: Whether it brings its style along.
  public func markup(for diagram: Diagram, isFile: Bool = false) -> Markup {
    let labels = diagram.boxes.map(BoxLabel.init)
    let layout = LayeredLayout(
      boxes: labels.map(\.size), links: diagram.arrows.map { ($0.from, $0.to) })
    let legend = Legend(
      diagram.groups.count > 1 ? diagram.groups : [], width: max(layout.size.width, 300))
    let margin = SVGWriter.margin
    let size = Size(
      (max(layout.size.width, legend.size.width) + 2 * margin).rounded(.up),
      (layout.size.height + legend.size.height + 2 * margin).rounded(.up))
    let groups = Dictionary(
      uniqueKeysWithValues: diagram.groups.enumerated().map { ($0.element, $0.offset) })
    let boxes = zip(zip(diagram.boxes, labels), layout.frames).map { box, frame in
      SVGWriter.draw(box.0, box.1, at: frame, group: groups[box.0.group] ?? 0)
    }
    let arrows = zip(diagram.arrows, layout.routes).map { arrow, route in
      SVGWriter.draw(arrow, along: route, in: diagram)
    }
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "class": size.width <= SVGWriter.fittingWidth ? "plumb-map fits" : "plumb-map",
        "viewBox": "0 0 \(size.width.inPixels) \(size.height.inPixels)",
        "width": size.width.inPixels, "height": size.height.inPixels,
        "role": isFile ? "img" : nil, "aria-label": diagram.title,
      ],
      isFile ? .element("style", [:], .style(DiagramStyle.css)) : .empty,
      .element(
        "rect", ["class": "paper", "width": size.width.inPixels, "height": size.height.inPixels]),
      SVGWriter.moved(to: Point(margin, margin), [legend.markup]),
      SVGWriter.moved(to: Point(margin, margin + legend.size.height), arrows + boxes))
  }

  private static func moved(to point: Point, _ content: [Markup]) -> Markup {
    .element(
      "g", ["transform": "translate(\(point.x.inPixels) \(point.y.inPixels))"], all: content)
  }

  private static func draw(
    _ box: Diagram.Box, _ label: BoxLabel, at frame: Frame, group: Int
  ) -> Markup {
    var classes = ["box", "group\(group % DiagramStyle.groupColorCount)"]
    if let worst = box.marks.first { classes.append(worst.level.rawValue) }
    switch box.presence {
    case .certain: break
    case .possible: classes.append("possible")
    case .absent: classes.append("absent")
    }
    let (width, height) = (frame.size.width.inPixels, frame.size.height.inPixels)
    let content =
      [
        Markup.element("title", [:], .text(box.spoken)),
        .element("rect", ["class": "body", "width": width, "height": height, "rx": "4"]),
        .element("rect", ["class": "stripe", "width": BoxLabel.stripe.inPixels, "height": height]),
      ]
      + label.lines.map { line in
        .element(
          "text",
          [
            "class": line.style, "x": line.frame.origin.x.inPixels,
            "y": (line.frame.origin.y + line.size).inPixels, "font-size": line.size.inPixels,
          ], .text(line.text))
      }
    let drawn = Markup.element(
      "g",
      [
        "class": classes.joined(separator: " "),
        "transform": "translate(\(frame.origin.x.inPixels) \(frame.origin.y.inPixels))",
      ], all: content)
    return box.link.map { .element("a", ["href": $0, "aria-label": box.spoken], drawn) } ?? drawn
  }

  private static func draw(
    _ arrow: Diagram.Arrow, along route: [Point], in diagram: Diagram
  ) -> Markup {
    guard let first = route.first, let tip = route.last else { return .empty }
    // The last points can be one: then the direction is that in which the route began.
    let direction = (route.dropLast().last { $0.x != tip.x } ?? first).x < tip.x ? 1.0 : -1
    var path = "M\(first.x.inPixels) \(first.y.inPixels)"
    for (index, point) in route.enumerated().dropFirst() {
      let last = route[index - 1]
      if index % 2 == 1 {
        path += "H\(point.x.inPixels)"
      } else {
        let middle = ((last.x + point.x) / 2).inPixels
        path +=
          "C\(middle) \(last.y.inPixels) \(middle) \(point.y.inPixels) \(point.x.inPixels) "
          + point.y.inPixels
      }
    }
    let back = (tip.x - 7 * direction).inPixels
    let head =
      "M\(tip.x.inPixels) \(tip.y.inPixels)L\(back) \((tip.y - 3.5).inPixels)V"
      + "\((tip.y + 3.5).inPixels)Z"
    let isFaint = [arrow.from, arrow.to].contains { diagram.boxes[$0].presence == .absent }
    let classes = ["arrow", arrow.isDashed ? "dashed" : "", isFaint ? "absent" : ""]
    return .element(
      "g", ["class": classes.filter { !$0.isEmpty }.joined(separator: " ")],
      .element("path", ["class": "line", "d": path]),
      .element("path", ["class": "head", "d": head])
    )
  }

  private static let margin = 12.0
  /// Wider drawings would be too small where they are shown at the width of a page.
  private static let fittingWidth = 1_700.0
}

extension Diagram.Box {
  /// Everything about it in one line: what a pointer and a screen reader get.
  fileprivate var spoken: String {
    var parts = [title, subtitle, group]
    switch presence {
    case .certain: break
    case .possible(let when): parts.append(when)
    case .absent: parts.append("not created")
    }
    return (parts + marks.map(\.text)).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension Double {
  /// The number with at most one digit after the point: `12`, `12.5`.
  var inPixels: String {
    let tenths = Int((self * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
