public import PlumbSource

/// The rules that exist, for looking up what people name.
///
/// Holds every rule that a run knows, those of packs that weren't chosen included, so that a name
/// is only called unknown if it is.
public struct RuleIndex: Sendable {
  /// The rules as given.
  public let rules: [RuleMetadata]
  private let positions: [RuleID: Int]
  private var families: Set<Substring> {
    Set(rules.compactMap { RuleIndex.family(of: $0.id.rawValue) })
  }

  public init(_ rules: some Sequence<RuleMetadata>) {
    self.rules = Array(rules)
    positions = Dictionary(
      self.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(_ id: RuleID) -> RuleMetadata? {
    positions[id].map { rules[$0] }
  }

  public func rules(named selector: RuleSelector) -> [RuleMetadata] {
    if let rule = self[RuleID(selector.text)] { return [rule] }
    return rules.filter(selector.matches)
  }

  /// Says that a selector names no rule; nil if it names one.
  ///
  /// Nil also for a name in a family of which nothing is known here and which isn't the misspelt
  /// name of a known rule: it may belong to a company's pack that other runs load.
  public func problem(with selector: RuleSelector) -> UnknownName? {
    guard rules(named: selector).isEmpty else { return nil }
    let suggestion = suggestion(for: selector)
    if suggestion == nil, let family = RuleIndex.family(of: selector.text),
      !families.contains(family)
    {
      return nil
    }
    return UnknownName(message: "no rule is named '\(selector.text)'", suggestion: suggestion)
  }

  /// The name that a misspelt one was probably meant to be; nil if none is near.
  public func suggestion(for selector: RuleSelector) -> String? {
    let text = selector.text
    if text.hasSuffix("/*") {
      return SpellingSuggestion.best(for: text, among: families.map { $0 + "/*" })
    }
    let ids = rules.map(\.id.rawValue)
    if !text.utf8.contains(UInt8(ascii: "/")) {
      // A name without its family: what the identifier is after the slash.
      if let id = ids.filter({ $0.hasSuffix("/" + text) }).min() { return id }
    }
    return SpellingSuggestion.best(for: text, among: ids + rules.flatMap(\.aliases))
  }

  /// What stands before the last slash of a rule's name; nil if it has none.
  static func family(of name: String) -> Substring? {
    name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name[..<$0] }
  }
}
