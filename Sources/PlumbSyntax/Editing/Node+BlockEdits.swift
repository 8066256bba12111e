import PlumbSource

/// Edits of collections without brackets.
extension Node {
  /// The edit that puts a line, or lines, below a member of a block.
  ///
  /// - Parameter text: What to write at the column of the members.
  func blockInsertion(
    after last: WrittenMember, _ members: [WrittenMember], _ text: (ValueWriter, Int) -> String
  ) -> [Edit]? {
    let scene = EditScene(tree)
    let style = WritingStyle(of: tree)
    let start = kind == .sequence ? Int(span.start) : Int(members[0].span.start)
    guard scene.isAlignable(start) else { return nil }
    let column = scene.column(of: start)
    let indent = String(repeating: " ", count: column)
    let written = text(ValueWriter(style: style), column)
    guard let end = blockEnd(of: last, scene) else {
      // A text that keeps the blank lines behind it would lose them: the new member goes first.
      return [Edit(Span(start, start), written + style.lineBreak + indent)]
    }
    return [Edit(Span(end, end), style.lineBreak + indent + written)]
  }

  /// The end of the line that a member ends on; nil where what is behind it belongs to it.
  func blockEnd(of member: WrittenMember, _ scene: EditScene) -> Int? {
    var end = Int(member.span.end)
    let value = member.value
    if value.isNothing, value.span.end <= member.span.end, let key = member.key {
      end = scene.colonEnd(after: key)
    }
    let lineEnd = scene.lineEnd(of: end)
    let leaf = value.lastLeaf
    if leaf.style == .literal || leaf.style == .folded, leaf.span.end == member.span.end {
      let header = tree.source.bytes[Int(leaf.span.start)...].prefix { $0 > UInt8(ascii: " ") }
      let isLast =
        scene.nextLineStart(of: end) == tree.source.bytes.count
        && lineEnd == tree.source.bytes.count
      return header.contains(UInt8(ascii: "+")) || isLast ? nil : lineEnd
    }
    guard scene.isRestOfLineBlank(from: end) else { return nil }
    return lineEnd
  }

  /// The scalar that ends a node.
  private var lastLeaf: Node {
    var node = self
    while !node.isFlow, let last = node.writtenMembers.last, last.value.span.end <= node.span.end {
      node = last.value
    }
    return node
  }

  /// The edit that replaces a value within a block.
  func blockReplacement(with value: NewValue, _ writer: ValueWriter) -> [Edit]? {
    let scene = EditScene(tree)
    guard let parent, scene.byte(at: Int(outerSpan.start)) != UInt8(ascii: "&") || tag != nil else {
      return nil
    }
    if isNothing { return fillingIn(value, writer, scene) }
    if tag == nil, kind == .scalar,
      let text = writer.scalar(value, like: style, inFlow: false)
    {
      return [Edit(span, text)]
    }
    let start = Int(outerSpan.start)
    guard let key else {
      guard parent.kind == .sequence, scene.isAlignable(start) else { return nil }
      return [Edit(outerSpan, writer.element(value, at: scene.column(of: start)))]
    }
    let colon = scene.colonEnd(after: key)
    let keyStart = Int(key.outerSpan.start)
    guard scene.isAlignable(keyStart) else { return nil }
    let isOnLine = scene.line(of: outerSpan.start) == scene.line(of: key.span.start)
    // A list may stand at the column of its key, and nothing else.
    if !isOnLine, scene.isAlignable(start), scene.column(of: start) > scene.column(of: keyStart) {
      return [Edit(outerSpan, writer.element(value, at: scene.column(of: start)))]
    }
    guard scene.contentStart(from: colon) == start,
      !tree.comments.contains(where: { colon..<start ~= Int($0.span.start) })
    else { return nil }
    let written = writer.member(value, under: scene.column(of: keyStart))
    return [Edit(Span(colon, Int(outerSpan.end)), written)]
  }

  /// The edit that gives a value to a key that has none.
  private func fillingIn(
    _ value: NewValue, _ writer: ValueWriter, _ scene: EditScene
  ) -> [Edit]? {
    guard let key, scene.isAlignable(Int(key.outerSpan.start)) else { return nil }
    let colon = scene.colonEnd(after: key)
    guard scene.isRestOfLineBlank(from: colon) else { return nil }
    let written = writer.member(value, under: scene.column(of: Int(key.outerSpan.start)))
    let isOnLine = written.utf8.first == UInt8(ascii: " ")
    let place = isOnLine ? colon : scene.lineEnd(of: colon)
    return [Edit(Span(place, place), written)]
  }
}

extension EditScene {
  /// The offset behind the colon of a key.
  func colonEnd(after key: Node) -> Int {
    var offset = Int(key.outerSpan.end)
    while let byte = byte(at: offset), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      offset += 1
    }
    return byte(at: offset) == UInt8(ascii: ":") ? offset + 1 : Int(key.outerSpan.end)
  }
}
