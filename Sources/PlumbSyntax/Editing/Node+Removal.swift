public import PlumbSource

extension Node {
  /// An edit that takes the entry or element away of which this is the value, with the comments above it.
  ///
  /// What would be left empty goes too. Nil where that can't be done without a loss: the node is shared,
  /// or a comment stands where it may be about something else.
  public func removing() -> [Edit]? {
    guard !isShared, let parent else { return nil }
    let members = parent.writtenMembers
    guard let place = members.firstIndex(where: { $0.value == self }) else { return nil }
    if members.count == 1 { return parent.parent == nil ? nil : parent.removing() }
    let edit =
      parent.isFlow
      ? flowRemoval(of: place, members) : blockRemoval(of: place, members, in: parent)
    return edit.map { [$0] }
  }

  private func flowRemoval(of place: Int, _ members: [WrittenMember]) -> Edit? {
    let span =
      place == 0
      ? Span(members[0].span.start, members[1].span.start)
      : Span(members[place - 1].span.end, members[place].span.end)
    return hasComment(in: span, apartFrom: members[place].span) ? nil : Edit(span, "")
  }

  private func blockRemoval(
    of place: Int, _ members: [WrittenMember], in parent: Node
  ) -> Edit? {
    let scene = EditScene(tree)
    let member = members[place]
    let dash = parent.kind == .sequence ? parent.dashStart(before: member, scene) : nil
    let start = dash ?? Int(member.span.start)
    let lineStart = scene.lineStart(of: start)
    guard scene.isBlank(lineStart..<start) else {
      // The first of a mapping that is itself an element: what is next takes its place.
      guard place == 0, dash == nil, scene.isAlignable(start) else { return nil }
      let span = Span(member.span.start, members[1].span.start)
      return hasComment(in: span, apartFrom: member.span) ? nil : Edit(span, "")
    }
    guard let end = parent.blockEnd(of: member, scene) else { return nil }
    let first = scene.commentsStart(above: lineStart, at: start - lineStart)
    let next = scene.nextLineStart(of: end)
    if next > end { return Edit(Span(first, next), "") }
    // The last line has no break: the one before it goes.
    guard first > 0 else { return nil }
    return Edit(Span(scene.lineEnd(of: first - 1), end), "")
  }

  private func dashStart(before member: WrittenMember, _ scene: EditScene) -> Int? {
    var offset = Int(member.span.start)
    while let byte = scene.byte(at: offset - 1), byte == UInt8(ascii: " ") { offset -= 1 }
    return scene.byte(at: offset - 1) == UInt8(ascii: "-") ? offset - 1 : nil
  }

  private func hasComment(in span: Span, apartFrom member: Span) -> Bool {
    tree.comments.contains { span.contains($0.span) && !member.contains($0.span) }
  }
}

extension EditScene {
  /// Where the comments begin that stand right above a line, at the same column; the line itself
  /// where there are none.
  fileprivate func commentsStart(above lineStart: Int, at column: Int) -> Int {
    var first = lineStart
    while first > 0 {
      let previous = self.lineStart(of: first - 1)
      guard previous < first, isBlank(previous..<min(previous + column, first)),
        byte(at: previous + column) == UInt8(ascii: "#")
      else { return first }
      first = previous
    }
    return first
  }
}
