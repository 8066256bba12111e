public import PlumbSource

extension Node {
  /// How a scalar is written; plain for collections.
  public var style: ScalarStyle { kind == .scalar ? record.style : .plain }

  /// The decoded text of a scalar: escapes, folding and indentation resolved; empty for collections.
  public var text: String {
    withText { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a scalar has exactly this text, compared without a copy.
  public func hasText(_ text: String) -> Bool {
    kind == .scalar && withText { $0.count == text.utf8.count && $0.elementsEqual(text.utf8) }
  }

  /// The decoded bytes of a scalar; none for a collection.
  func withText<Result>(_ body: (ArraySlice<UInt8>) -> Result) -> Result {
    let record = record
    guard record.role == .scalar else { return body([]) }
    guard record.hasOwnText else { return body(tree.source.bytes[record.textRange]) }
    if record.isKey { return body(tree.storage.keys.utf8(of: record.payload)) }
    return body(tree.storage.text[tree.storage.textRange(record.payload)])
  }

  /// The bytes of the source that a part of the decoded text was written as.
  ///
  /// Exact through escapes, folded lines and the indentation of blocks: an escape belongs to a
  /// range as a whole. Costs a second reading of the scalar where its text isn't the source's.
  ///
  /// - Parameter range: A range of UTF-8 bytes in `text`.
  public func span(ofText range: Range<Int>) -> Span {
    let record = record
    precondition(record.role == .scalar, "a collection has no text")
    let count = withText { $0.count }
    // `text` has three bytes for each byte that isn't UTF-8: then the whole scalar is named.
    guard range.upperBound <= count else { return span }
    if !record.hasOwnText {
      let start = record.textRange.lowerBound
      return Span(start + range.lowerBound, start + range.upperBound)
    }
    let map = withText { textMap($0) }
    // Unicode's own line breaks fold in ways of their own: then the whole scalar is named.
    guard map.length == count, let bytes = map.source(of: range) else { return span }
    return Span(bytes.lowerBound, bytes.upperBound)
  }

  private func textMap(_ text: ArraySlice<UInt8>) -> TextMap {
    let bytes = tree.source.bytes
    switch style {
    case .literal, .folded:
      return TextMap(block: style, bytes: bytes.span, span.range, text: text)
    case .plain, .singleQuoted, .doubleQuoted:
      return TextMap(
        flow: style, isJSON: tree.format == .json, bytes: bytes.span, record.textRange)
    }
  }
}
