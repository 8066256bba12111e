public import PlumbSource

/// What people write to name rules: an identifier, an alias, or a family such as `s3/*`.
public struct RuleSelector: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  public var description: String { text }

  public func matches(_ rule: RuleMetadata) -> Bool {
    specificity(for: rule) != nil
  }

  /// How closely it names a rule, from 0 for its family to 2 for its own identifier; nil if not at all.
  package func specificity(for rule: RuleMetadata) -> Int? {
    if rule.id.rawValue == text { return 2 }
    if rule.aliases.contains(text) { return 1 }
    if text.hasSuffix("/*"), rule.id.rawValue.hasPrefix(text.dropLast()) { return 0 }
    return nil
  }
}
