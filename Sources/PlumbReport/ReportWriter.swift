public import PlumbEngine

/// Turns a report into the bytes of one output format.
///
/// The same report gives the same bytes on every run and machine: no times, no absolute paths.
public protocol ReportWriter: Sendable {
  /// The whole document, in UTF-8, with a line break at its end unless it is empty.
  func bytes(for report: Report) -> [UInt8]
}

extension ReportWriter {
  /// The whole document as text.
  public func text(for report: Report) -> String {
    String(decoding: bytes(for: report), as: UTF8.self)
  }
}
