internal import PlumbSchema
internal import PlumbSource

/// What is wrong with the way to a property.
struct PathIssue: Hashable {
  enum Kind {
    case unknownProperty
    case unknownType
    case negatedComparison
  }

  let kind: Kind
  let message: String
  /// The expression, in UTF-8 bytes of its text.
  let range: Range<Int>
  /// The word in it that is wrong; nil for all of it.
  let member: String?
  let suggestion: String?
  /// The expression that may be absent, in a negated comparison.
  var subject: Range<Int>?
  /// The function of the pack in which it is; nil for an expression of a rule.
  var function: String?

  /// The metadata that findings of this kind have.
  var rule: RuleMetadata {
    switch kind {
    case .unknownProperty: PackFileRules.unknownProperty
    case .unknownType: PackFileRules.unknownType
    case .negatedComparison: PackFileRules.negatedComparison
    }
  }

  /// Where the wrong word is in the expression's text: the last of its kind, which `a.a` ends with.
  func place(in text: String) -> Range<Int> {
    let bytes = Array(text.utf8)
    let range = range.clamped(to: 0..<bytes.count)
    guard let member, !member.isEmpty else { return range }
    let word = Array(member.utf8)
    for start in range.reversed() where start + word.count <= range.upperBound {
      if bytes[start..<(start + word.count)].elementsEqual(word) {
        return start..<(start + word.count)
      }
    }
    return range
  }

  static func unknownType(_ name: String, range: Range<Int>) -> PathIssue {
    PathIssue(
      kind: .unknownType, message: "there is no resource type '\(name)'", range: range,
      member: name,
      suggestion: SpellingSuggestion.best(for: name, among: ResourceSchemas.embedded.typeNames))
  }
}
