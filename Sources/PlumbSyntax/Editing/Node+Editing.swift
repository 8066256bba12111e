public import PlumbSource

/// Changes of a node as edits of its source: every byte around them stays, comments included.
///
/// All are nil where the change can't be made that way: the node is shared by an alias, or is laid out
/// in a way that isn't understood here.
extension Node {
  /// Edits that give a mapping one more entry, written like those it has.
  ///
  /// - Parameters:
  ///   - key: A key that the mapping hasn't yet.
  ///   - predecessor: The key to put it behind; the last one where this is nil or missing.
  public func inserting(
    _ key: String, _ value: NewValue, after predecessor: String? = nil
  ) -> [Edit]? {
    guard !isShared, entry(key) == nil else { return nil }
    if isNothing { return replacing(with: .mapping([.init(key, value)])) }
    guard kind == .mapping else { return nil }
    let members = writtenMembers
    guard
      let last = predecessor.flatMap({ name in members.last { $0.key?.hasText(name) == true } })
        ?? members.last
    else { return replacing(with: .mapping([.init(key, value)])) }
    if isFlow { return flowInsertion(of: .init(key, value), after: last, members) }
    return blockInsertion(after: last, members) { $0.entry(.init(key, value), at: $1) }
  }

  /// Edits that give a list one more element at its end, written like those it has.
  public func appending(_ value: NewValue) -> [Edit]? {
    guard !isShared else { return nil }
    if isNothing { return replacing(with: .list([value])) }
    guard kind == .sequence else { return nil }
    let members = writtenMembers
    guard let last = members.last else { return replacing(with: .list([value])) }
    if isFlow { return flowInsertion(of: value, after: last, members) }
    return blockInsertion(after: last, members) { "- " + $0.element(value, at: $1 + 2) }
  }

  /// An edit that puts another value in the place of this one, quoted as this one is.
  public func replacing(with value: NewValue) -> [Edit]? {
    guard !isShared, parent != nil else { return nil }
    let writer = ValueWriter(style: WritingStyle(of: tree))
    if isInFlow { return flowReplacement(with: value, writer) }
    return blockReplacement(with: value, writer)
  }

  /// Edits that make a text the argument of a function, as `Ref` or `Fn::Sub`, in the form that others have.
  public func calling(_ function: String) -> [Edit]? {
    guard kind == .scalar, tag == nil, !record.isKey, !isShared, !isNothing else { return nil }
    let style = WritingStyle(of: tree)
    if style.usesLongForms, isInFlow {
      let quote =
        tree.format == .json || parent?.entries.first?.key.style == .doubleQuoted ? "\"" : ""
      return [
        Edit(Span(span.start, span.start), "{\(quote)\(function)\(quote): "),
        Edit(Span(span.end, span.end), "}"),
      ]
    }
    let tag = function.hasPrefix("Fn::") ? String(function.dropFirst(4)) : function
    return [Edit(Span(span.start, span.start), "!\(tag) ")]
  }

  /// Whether it is the value of a key that has none.
  var isNothing: Bool {
    kind == .scalar && style == .plain && tag == nil && span.isEmpty
  }

  /// Whether it stands in brackets.
  var isInFlow: Bool { parent?.isFlow ?? (tree.format == .json) }
}

/// An entry or element as it is written, an alias included.
struct WrittenMember {
  /// Nil for elements.
  let key: Node?
  /// What an alias stands for; not where it is written.
  let value: Node
  /// From the key, or the start of an element, to the end of the value; tags and anchors included.
  let span: Span
}

extension Node {
  /// The entries or elements in the order of the source.
  var writtenMembers: [WrittenMember] {
    if kind == .sequence {
      return elements.indices.map { index in
        let element = elements[index]
        let written = elements.writtenSpan(at: index)
        let isAlias = written != element.span
        return WrittenMember(
          key: nil, value: element, span: isAlias ? written : element.outerSpan)
      }
    }
    let entries = writtenEntries
    return entries.indices.map { index in
      let (key, value) = entries[index]
      let written = entries.writtenSpan(ofValueAt: index)
      return WrittenMember(
        key: key, value: value,
        span: Span(key.outerSpan.start, max(written.end, key.outerSpan.end)))
    }
  }
}
