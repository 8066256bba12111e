public import PlumbSource

/// What people write to name rules: an identifier, an alias, a family such as `s3/*`, or how cfn-lint's
/// identifiers start, `W` or `E30`.
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
    // cfn-lint takes any start of its identifiers for all of them.
    if isLinterPrefix, rule.aliases.contains(where: { $0.count == 5 && $0.hasPrefix(text) }) {
      return 0
    }
    return nil
  }

  /// Whether it is a level of cfn-lint's with fewer than four digits.
  private var isLinterPrefix: Bool {
    guard let level = text.first, "EWI".contains(level), text.utf8.count < 5 else { return false }
    return text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }
}
