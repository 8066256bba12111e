/// A replacement of the bytes of one span.
public struct Edit: Hashable, Sendable {
  public var span: Span
  public var replacement: String

  public init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// A change of the source that makes a finding go away.
public struct Fix: Hashable, Sendable {
  /// What it does, as an imperative: `rename it to BucketName`.
  public var title: String
  /// The edits, ordered and without overlap; never empty.
  public var edits: [Edit]
  /// Whether it can be applied without a look at it.
  public var isSafe: Bool
  /// Whether it was made for one round of the loop that its place may be in: its rule looks at each by
  /// itself, and another round can be right.
  package var isOfRound = false

  public init(title: String, edits: [Edit], isSafe: Bool) {
    precondition(!edits.isEmpty, "fix '\(title)' has no edits")
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
  }
}

extension Source {
  /// The bytes with edits made, which are ordered and don't overlap; those at one place keep their order.
  public func applying(_ edits: [Edit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
    var offset = 0
    for edit in edits {
      precondition(edit.span.range.lowerBound >= offset, "edit at \(edit.span) overlaps another")
      result += bytes[offset..<edit.span.range.lowerBound]
      result += edit.replacement.utf8
      offset = edit.span.range.upperBound
    }
    return result + bytes[offset...]
  }
}
