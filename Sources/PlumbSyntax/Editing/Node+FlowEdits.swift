import PlumbSource

/// Edits of collections in brackets, those of JSON among them.
extension Node {
  /// The edits that put an entry behind another one.
  func flowInsertion(
    of entry: NewValue.Member, after last: WrittenMember, _ members: [WrittenMember]
  ) -> [Edit]? {
    let layout = FlowLayout(self, members, EditScene(tree))
    return flowInsertion(of: layout.written(entry), after: last, members, layout)
  }

  /// The edits that put an element behind another one.
  func flowInsertion(
    of element: NewValue, after last: WrittenMember, _ members: [WrittenMember]
  ) -> [Edit]? {
    let layout = FlowLayout(self, members, EditScene(tree))
    return flowInsertion(of: layout.written(element), after: last, members, layout)
  }

  private func flowInsertion(
    of text: String, after last: WrittenMember, _ members: [WrittenMember], _ layout: FlowLayout
  ) -> [Edit]? {
    let scene = EditScene(tree)
    let end = Int(last.span.end)
    let isLast = last.span == members.last?.span
    let next = scene.contentStart(from: end)
    let hasComma = scene.byte(at: next) == UInt8(ascii: ",")
    guard let indent = layout.indent else {
      if hasComma, isLast { return nil }
      return [Edit(Span(end, end), layout.style.comma + text)]
    }
    let line = layout.style.lineBreak + indent + text
    let place = hasComma ? next + 1 : end
    if !hasComma {
      // A comment on the line stays with the member before it.
      let lineEnd = scene.lineEnd(of: end)
      let hasComment = lineEnd > end && scene.isRestOfLineBlank(from: end)
      if !hasComment { return [Edit(Span(end, end), "," + line)] }
      return [Edit(Span(end, end), ","), Edit(Span(lineEnd, lineEnd), line)]
    }
    let lineEnd = scene.isRestOfLineBlank(from: place) ? scene.lineEnd(of: place) : place
    return [Edit(Span(lineEnd, lineEnd), line + (isLast ? "" : ","))]
  }

  /// The edit that replaces a value within brackets.
  func flowReplacement(with value: NewValue, _ writer: ValueWriter) -> [Edit]? {
    let scene = EditScene(tree)
    guard scene.byte(at: Int(outerSpan.start)) != UInt8(ascii: "&"), !isNothing else { return nil }
    if tag == nil, kind == .scalar,
      let text = writer.scalar(value, like: style, inFlow: true)
    {
      return [Edit(span, text)]
    }
    guard let parent else { return nil }
    let layout = FlowLayout(parent, parent.writtenMembers, scene)
    return [Edit(outerSpan, layout.written(value))]
  }
}

/// How the members of a collection in brackets are laid out.
private struct FlowLayout {
  /// What stands in front of each member, where each has a line of its own; nil on one line.
  let indent: String?
  private(set) var style: WritingStyle

  init(_ node: Node, _ members: [WrittenMember], _ scene: EditScene) {
    style = WritingStyle(of: node.tree)
    guard let first = members.first else {
      indent = nil
      return
    }
    let start = Int(first.span.start)
    let isOnOwnLine =
      scene.isBlank(scene.lineStart(of: start)..<start)
      && scene.line(of: node.span.start) < scene.line(of: first.span.start)
    indent = isOnOwnLine ? scene.indentation(ofLineAt: start) : nil
    readSeparators(node, members)
    let outer = scene.indentation(ofLineAt: Int(node.span.start))
    if let indent, indent.hasPrefix(outer), indent != outer {
      style.unit = String(indent.dropFirst(outer.count))
    }
  }

  private mutating func readSeparators(_ node: Node, _ members: [WrittenMember]) {
    let bytes = node.tree.source.bytes
    if let key = members[0].key {
      if key.style == .doubleQuoted { style.isJSON = true }
      let end = Int(key.outerSpan.end)
      let text = String(
        decoding: bytes[end..<max(end, Int(members[0].value.outerSpan.start))], as: UTF8.self)
      if text.utf8.count <= 4, text.contains(":"), text.allSatisfy({ $0 == " " || $0 == ":" }) {
        style.colon = text
      }
    }
    if members.count > 1 {
      if members[1].span.start == members[0].span.end + 1 { style.comma = "," }
    } else if style.colon == ":" {
      style.comma = ","
    }
  }

  /// An entry, in lines of their own where the others are.
  func written(_ member: NewValue.Member) -> String {
    let writer = ValueWriter(style: style)
    guard let indent, style.isJSON else { return writer.flow(member) }
    return writer.lines(member, indent: indent)
  }

  /// An element or a value, in lines of their own where the others are.
  func written(_ value: NewValue) -> String {
    let writer = ValueWriter(style: style)
    guard let indent, style.isJSON else { return writer.flow(value) }
    return writer.lines(value, indent: indent)
  }
}
