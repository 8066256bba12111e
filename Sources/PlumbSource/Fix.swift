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

  public init(title: String, edits: [Edit], isSafe: Bool) {
    precondition(!edits.isEmpty, "fix '\(title)' has no edits")
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
  }
}
