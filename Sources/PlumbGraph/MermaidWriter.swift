/// Writes a diagram as a Mermaid flowchart, which GitHub and GitLab draw in Markdown.
///
/// https://mermaid.js.org/syntax/flowchart.html
public struct MermaidWriter: Sendable {
  public init() {}

  /// The whole text, with a line break at its end.
  public func text(for diagram: Diagram) -> String {
    var lines = ["flowchart LR"]
    for (number, group) in diagram.groups.enumerated() {
      lines.append("  subgraph g\(number)[\"\(escaped(group))\"]")
      for (index, box) in diagram.boxes.enumerated() where box.group == group {
        let label = box.lines.map(escaped).joined(separator: "<br/>")
        lines.append("    n\(index)[\"\(label)\"]\(style(of: box).map { ":::" + $0 } ?? "")")
      }
      lines.append("  end")
    }
    lines += diagram.arrows.map { "  n\($0.from) \($0.isDashed ? "-.->" : "-->") n\($0.to)" }
    let used = Set(diagram.boxes.compactMap(style))
    lines += MermaidWriter.styles.filter { used.contains($0.name) }
      .map { "  classDef \($0.name) \($0.style)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func style(of box: Diagram.Box) -> String? {
    if box.presence == .absent { return "absent" }
    if let level = box.marks.first?.level, level != .note { return level.rawValue }
    if case .possible = box.presence { return "possible" }
    return nil
  }

  /// Everything but plain letters and digits as a character reference, written with `#`.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ":", "-", "_", ".", ",":
        result.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}": result += " "
      default: result += "#\(scalar.value);"
      }
    }
  }

  private static let styles = [
    (name: "error", style: "stroke:#b3131e,stroke-width:3px"),
    (name: "warning", style: "stroke:#8a5300,stroke-width:3px"),
    (name: "possible", style: "stroke-dasharray:6 3"),
    (name: "absent", style: "stroke-dasharray:2 3,opacity:0.5"),
  ]
}
