/// Writes a diagram in Graphviz's language, each group a cluster.
///
/// https://graphviz.org/doc/info/lang.html
public struct DOTWriter: Sendable {
  public init() {}

  /// The whole text, with a line break at its end.
  public func text(for diagram: Diagram) -> String {
    var lines = [
      "digraph {", "  label=\(quoted(diagram.title));", "  rankdir=LR;",
      "  node [shape=box, fontname=\"sans-serif\"];",
    ]
    for (number, group) in diagram.groups.enumerated() {
      lines += ["  subgraph cluster_\(number) {", "    label=\(quoted(group));"]
      for (index, box) in diagram.boxes.enumerated() where box.group == group {
        lines.append("    n\(index) [\(attributes(of: box))];")
      }
      lines.append("  }")
    }
    lines += diagram.arrows.map { arrow in
      "  n\(arrow.from) -> n\(arrow.to)\(arrow.isDashed ? " [style=dashed]" : "");"
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private func attributes(of box: Diagram.Box) -> String {
    let label = box.lines.map(escaped).joined(separator: "\\n")
    var attributes = ["label=\"\(label)\""]
    switch (box.presence, box.marks.first?.level) {
    case (.absent, _): attributes += ["style=dotted", "color=gray", "fontcolor=gray"]
    case (_, .error?): attributes += ["color=red", "penwidth=2"]
    case (_, .warning?): attributes += ["color=orange", "penwidth=2"]
    case (.possible, _): attributes.append("style=dashed")
    case (.certain, _): break
    }
    return attributes.joined(separator: ", ")
  }

  private func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// A backslash begins an escape in a label, where `\G` and others would be replaced.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
  }
}

extension Diagram.Box {
  /// What is written in it, line by line.
  var lines: [String] {
    var lines = [title, subtitle]
    switch presence {
    case .certain: break
    case .possible(let when): lines.append(when)
    case .absent: lines.append("not created")
    }
    return (lines + marks.map(\.text)).filter { !$0.isEmpty }
  }
}
