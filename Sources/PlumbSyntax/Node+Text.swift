public import PlumbSource

extension Node {
  /// How a scalar is written; plain for collections.
  public var style: ScalarStyle { record.style }

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
  /// - Parameter range: A range of UTF-8 bytes in `text`.
  public func span(ofText range: Range<Int>) -> Span {
    let record = record
    precondition(record.role == .scalar, "a collection has no text")
    if !record.hasOwnText {
      let text = record.textRange
      precondition(range.upperBound <= text.count, "\(range) is outside of \(text.count) bytes")
      return Span(text.lowerBound + range.lowerBound, text.lowerBound + range.upperBound)
    }
    return span
  }
}
