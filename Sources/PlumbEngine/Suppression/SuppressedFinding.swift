public import PlumbSource

/// A finding that isn't reported, and why.
public struct SuppressedFinding: Sendable {
  public let finding: Finding
  /// The words of whoever suppressed it; nil if they gave none.
  public let reason: String?
  /// Where in the template the suppression is written; nil if it stands in another file.
  public let span: Span?

  public init(finding: Finding, reason: String? = nil, span: Span? = nil) {
    self.finding = finding
    self.reason = reason
    self.span = span
  }
}
