import PlumbSource

/// How new values look in a tree: its line breaks, its quotes, its indentation.
///
/// Each is looked for when it is needed: most values need few of them.
struct WritingStyle {
  private let tree: Tree
  /// Whether every text stands in double quotes, as in JSON.
  var isJSON: Bool
  /// How much deeper lines within brackets stand.
  var unit = "  "
  /// What stands between a key and its value within brackets.
  var colon = ": "
  /// What stands between the members of a line within brackets.
  var comma = ", "

  init(of tree: Tree) {
    self.tree = tree
    isJSON = tree.format == .json
  }

  /// The line break that the source uses first; `\n` where it has none.
  var lineBreak: String {
    let source = tree.source
    guard source.lines.count > 1 else { return "\n" }
    let end = Int(source.span(ofLine: 0).end)
    return String(decoding: source.bytes[end..<Int(source.lines.lineStarts[1])], as: UTF8.self)
  }

  /// How much deeper a block mapping stands than the key that it belongs to.
  var step: Int { offset(of: .mapping) { $0 > 0 } ?? 2 }

  /// How much deeper the dashes of a list stand than the key that it belongs to.
  var dashOffset: Int { offset(of: .sequence) { $0 >= 0 } ?? 2 }

  /// The quote of texts that need one: that of the first text that has one.
  var quote: String {
    let quoted = tree.nodes.first { $0.style == .singleQuoted || $0.style == .doubleQuoted }
    return quoted?.style == .doubleQuoted ? "\"" : "'"
  }

  /// Whether functions are written as mappings: `{"Ref": "Bucket"}`.
  var usesLongForms: Bool {
    if tree.format == .json { return true }
    for node in tree.nodes {
      if node.tag != nil { return false }
      if node.count == 1, node.entries.first?.key.isFunctionName == true { return true }
    }
    return false
  }

  /// The first distance between a key and the block below it that is plausible; nil if there is none.
  private func offset(of kind: Node.Kind, _ isPlausible: (Int) -> Bool) -> Int? {
    let scene = EditScene(tree)
    return tree.nodes.lazy.compactMap { node -> Int? in
      // A block that starts on the line of its key, as `? a` may, says nothing.
      guard node.kind == kind, !node.isFlow, let key = node.key, !key.span.isEmpty,
        scene.line(of: key.span.start) < scene.line(of: node.span.start)
      else { return nil }
      let start = scene.column(of: Int(key.outerSpan.start))
      return scene.column(of: Int(node.span.start)) - start
    }.first(where: isPlausible)
  }
}

extension Node {
  /// Whether a key is the long form of a function.
  fileprivate var isFunctionName: Bool { hasText("Ref") || hasPrefix("Fn::") }
}
