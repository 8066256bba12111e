import PlumbSource

/// How new values look in a tree: its line breaks, its quotes, its indentation.
struct WritingStyle {
  /// The line break that the source uses first; `\n` where it has none.
  let lineBreak: String
  /// How much deeper a block mapping stands than the key that it belongs to.
  var step = 2
  /// How much deeper the dashes of a list stand than the key that it belongs to.
  var dashOffset = 2
  /// The quote of texts that need one.
  var quote = "'"
  /// Whether every text stands in double quotes, as in JSON.
  var isJSON = false
  /// Whether functions are written as mappings: `{"Ref": "Bucket"}`.
  var usesLongForms = false
  /// How much deeper lines within brackets stand.
  var unit = "  "
  /// What stands between a key and its value within brackets.
  var colon = ": "
  /// What stands between the members of a line within brackets.
  var comma = ", "

  init(of tree: Tree) {
    let source = tree.source
    let end = Int(source.span(ofLine: 0).end)
    let next = source.lines.count > 1 ? Int(source.lines.lineStarts[1]) : end
    lineBreak = next > end ? String(decoding: source.bytes[end..<next], as: UTF8.self) : "\n"
    isJSON = tree.format == .json
    usesLongForms = isJSON
    if !isJSON { readYAML(tree) }
  }

  private mutating func readYAML(_ tree: Tree) {
    var seen: Set<Feature> = []
    var hasTag = false
    for node in tree.nodes where seen.count < Feature.allCases.count {
      if node.tag != nil { hasTag = true }
      switch node.kind {
      case .scalar: note(node, &seen)
      case .mapping, .sequence: noteIndentation(of: node, &seen)
      }
    }
    if !hasTag, !tree.nodes.contains(where: { $0.tag != nil }) {
      usesLongForms = tree.nodes.contains { $0.entries.first?.key.isFunctionName == true }
    }
  }

  private enum Feature: CaseIterable {
    case step
    case dash
    case quote
  }

  private mutating func note(_ scalar: Node, _ seen: inout Set<Feature>) {
    guard scalar.style == .singleQuoted || scalar.style == .doubleQuoted,
      seen.insert(.quote).inserted
    else { return }
    quote = scalar.style == .singleQuoted ? "'" : "\""
  }

  private mutating func noteIndentation(of node: Node, _ seen: inout Set<Feature>) {
    guard !node.isFlow, let key = node.key, !key.span.isEmpty else { return }
    let scene = EditScene(node.tree)
    let offset =
      scene.column(of: Int(node.span.start)) - scene.column(of: Int(key.outerSpan.start))
    // A block that starts on the line of its key, as `? a` may, says nothing.
    guard scene.line(of: key.span.start) < scene.line(of: node.span.start) else { return }
    if node.kind == .sequence {
      if seen.insert(.dash).inserted { dashOffset = max(0, offset) }
    } else if offset > 0, seen.insert(.step).inserted {
      step = offset
    }
  }
}

extension Node {
  /// Whether a key is the long form of a function.
  fileprivate var isFunctionName: Bool { hasText("Ref") || hasPrefix("Fn::") }
}
