internal import PlumbSource
internal import PlumbTemplate

/// A name that stands for nothing, and what it was probably meant to be.
public struct UnknownName: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, without the suggestion: `no rule is named 'x'`.
  public let message: String
  /// The nearest name there is; nil if none is near.
  public let suggestion: String?

  /// Both in one line.
  public var description: String {
    suggestion.map { "\(message); did you mean '\($0)'?" } ?? message
  }
}

extension UnknownName {
  /// What is wrong with the name of a region; nil if AWS has it.
  public static func region(_ name: String) -> UnknownName? {
    if Region.names.contains(name) { return nil }
    return UnknownName(
      message: "'\(name)' is no region",
      suggestion: SpellingSuggestion.best(for: name, among: Region.names))
  }
}

extension RuleMetadata {
  /// A finding with the suggestion as its label, and as a fix where the name stands there bare.
  func finding(
    _ message: String, in source: Source, at span: Span, suggestion: String? = nil,
    resource: String? = nil
  ) -> Finding {
    let isBare =
      span.count > 0
      && ![UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(
        source.bytes[Int(span.start)])
    let fix = suggestion.map {
      Fix(title: "write '\($0)'", edits: [Edit(span, $0)], isSafe: false)
    }
    return Finding(
      rule: id, severity: severity, message: message, source: source,
      primary: Label(span, suggestion.map { "did you mean '\($0)'?" }), resource: resource,
      fixes: isBare ? [fix].compactMap(\.self) : [])
  }
}
