public import PlumbSource

/// A finding that isn't reported, and why.
public struct SuppressedFinding: Sendable {
  public let finding: Finding
  /// The words of whoever suppressed it; nil if they gave none.
  public let reason: String?
  /// Where in the template the suppression is written; nil if it stands in another file.
  public let span: Span?
  /// The last day on which it is suppressed; nil for ever.
  public let until: CalendarDate?

  public init(
    finding: Finding, reason: String? = nil, span: Span? = nil, until: CalendarDate? = nil
  ) {
    self.finding = finding
    self.reason = reason
    self.span = span
    self.until = until
  }
}
