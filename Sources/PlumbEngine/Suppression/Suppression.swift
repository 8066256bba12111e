internal import PlumbSource
internal import PlumbTemplate

/// One rule name in one suppression, with what it covers.
struct Suppression: Sendable {
  /// How the rule is named.
  enum Rules: Sendable {
    case selected(RuleSelector)
    /// As cfn-lint reads a list of the template: every rule of which a name starts so.
    case prefix(String)
    /// As cfn-lint reads a list of a resource: a name of the rule.
    case named(String)
  }

  /// Where findings are suppressed.
  enum Scope: Sendable {
    case file
    /// The lines of a span, which doesn't hold the last line's break.
    case lines(Span)
    /// Resources that are written at one place; several where a loop makes them.
    case resources(ids: Set<String>, span: Span)
  }

  let rules: Rules
  let scope: Scope
  let reason: String?
  /// The last day on which it works; nil for ever.
  let until: CalendarDate?
  /// Where the rule is named.
  let span: Span

  func matches(_ rule: RuleMetadata) -> Bool {
    switch rules {
    case .selected(let selector): return selector.matches(rule)
    case .prefix(let prefix): return rule.hasName(startingWith: prefix)
    case .named(let name): return rule.id.rawValue == name || rule.aliases.contains(name)
    }
  }

  func covers(_ finding: Finding) -> Bool {
    let start = finding.primary.span.start
    switch scope {
    case .file: return true
    case .lines(let span): return span.start <= start && start <= span.end
    case .resources(let ids, let span):
      return finding.resource.map(ids.contains) ?? false || span.start <= start && start < span.end
    }
  }

  /// The rule or rules as written.
  var name: String {
    switch rules {
    case .selected(let selector): selector.text
    case .prefix(let text), .named(let text): text
    }
  }

  /// Whether the rule is named in Plumbline's own words; what is said to cfn-lint may concern
  /// rules that Plumbline hasn't.
  var isOwn: Bool {
    if case .selected = rules { true } else { false }
  }
}
