internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Reads the suppressions of a template, and notes what is wrong with them.
struct SuppressionReader {
  private let template: Template
  /// Made at the first suppression that names a rule.
  private lazy var known = makeKnown()
  private let makeKnown: () -> RuleIndex
  private let mandatory: Set<RuleID>
  private(set) var suppressions: [Suppression] = []
  private(set) var findings: [Finding] = []

  init(_ template: Template, known: @escaping () -> RuleIndex, mandatory: Set<RuleID>) {
    self.template = template
    makeKnown = known
    self.mandatory = mandatory
    readComments()
    readMetadata()
  }

  // MARK: Comments

  private mutating func readComments() {
    var coverage: CommentCoverage?
    for comment in template.tree.comments {
      do throws(SuppressionComment.Malformed) {
        guard let words = try SuppressionComment(comment.span, in: template.source) else {
          continue
        }
        if coverage == nil { coverage = CommentCoverage(template) }
        guard
          let scope = words.reach == .file ? .file : coverage?.scope(of: comment.span)
        else {
          report(.init(message: "there is nothing below to ignore", span: comment.span))
          continue
        }
        for rule in words.rules {
          add(rule, scope: scope, reason: words.reason, until: nil)
        }
      } catch {
        report(error)
      }
    }
  }

  // MARK: Metadata

  private mutating func readMetadata() {
    if let metadata = template.section("Metadata") {
      read(metadata, scope: .file, resource: nil)
    }
    guard template.resources.contains(where: { $0.body["Metadata"] != nil }) else { return }
    for place in ResourcePlace.all(in: template) {
      guard let metadata = place.body["Metadata"] else { continue }
      read(metadata, scope: place.scope, resource: place)
    }
  }

  private mutating func read(_ metadata: Node, scope: Suppression.Scope, resource: ResourcePlace?) {
    if let own = metadata["plumb"] {
      if resource != nil { reportUnknownKeys(of: own) }
      if let ignore = own["ignore"] {
        for element in ignore.kind == .sequence ? Array(ignore.elements) : [ignore] {
          readEntry(element, scope: scope)
        }
      }
    }
    guard let checks = metadata["cfn-lint"]?["config"]?["ignore_checks"] else { return }
    for check in checks.elements where check.kind == .scalar && !check.hasText("") {
      suppressions.append(
        Suppression(
          rules: resource == nil ? .prefix(check.text) : .named(check.text), scope: scope,
          reason: nil, until: nil, span: check.span))
    }
  }

  private mutating func reportUnknownKeys(of own: Node) {
    guard own.kind == .mapping else {
      report(.init(message: "'plumb' is a mapping with the key 'ignore'", span: own.span))
      return
    }
    for (key, _) in own.entries where !key.hasText("ignore") {
      report(.init(message: "a resource's 'plumb' has no key '\(key.text)'", span: key.span))
    }
  }

  private mutating func readEntry(_ entry: Node, scope: Suppression.Scope) {
    do throws(SuppressionComment.Malformed) {
      let words = try MetadataEntry(entry)
      add(words.rule, scope: scope, reason: words.reason, until: words.until)
    } catch {
      report(error)
    }
  }

  // MARK: Both

  private mutating func add(
    _ rule: Name, scope: Suppression.Scope, reason: String?, until: CalendarDate?
  ) {
    let selector = RuleSelector(rule.text)
    let named = known.rules(named: selector).map(\.id)
    guard !(named.isEmpty ? [RuleID(rule.text)] : named).allSatisfy(mandatory.contains) else {
      report(.init(message: "rule '\(rule.text)' can't be suppressed", span: rule.span))
      return
    }
    if let problem = known.problem(with: selector) {
      findings.append(
        SuppressionRules.unknownRule.finding(
          problem.message, in: template.source, at: rule.span, suggestion: problem.suggestion))
      return
    }
    suppressions.append(
      Suppression(
        rules: .selected(selector), scope: scope, reason: reason, until: until, span: rule.span))
  }

  private mutating func report(_ problem: SuppressionComment.Malformed) {
    findings.append(
      SuppressionRules.malformed.finding(
        problem.message, in: template.source, at: problem.span, suggestion: problem.suggestion))
  }
}

/// An element of `plumb: {ignore: […]}`: a rule, or a mapping with the rule, a reason and a date.
private struct MetadataEntry {
  enum Key: String, CaseIterable {
    case id
    case rule
    case reason
    case until
  }

  private(set) var rule: Name
  private(set) var reason: String?
  private(set) var until: CalendarDate?

  init(_ entry: Node) throws(SuppressionComment.Malformed) {
    if entry.kind == .scalar, !entry.hasText("") {
      rule = Name(entry.text, entry.span)
      return
    }
    guard entry.kind == .mapping, let named = entry["rule"] ?? entry["id"], !named.hasText(""),
      named.kind == .scalar
    else {
      throw .init(
        message: "a suppression is the name of a rule, or a mapping with the key 'rule'",
        span: entry.span)
    }
    rule = Name(named.text, named.span)
    for (key, value) in entry.entries { try read(key, value) }
  }

  private mutating func read(_ key: Node, _ value: Node) throws(SuppressionComment.Malformed) {
    switch Key(rawValue: key.text) {
    case .id, .rule: return
    case .reason:
      guard value.kind == .scalar else {
        throw .init(message: "'reason' is a text", span: value.span)
      }
      reason = value.text.isEmpty ? nil : value.text
    case .until:
      until = CalendarDate(value.text)
      guard until != nil else {
        throw .init(message: "'until' is a date such as 2027-03-31", span: value.span)
      }
    case nil:
      throw .init(
        message: "a suppression has no key '\(key.text)'",
        suggestion: SpellingSuggestion.best(for: key.text, among: Key.allCases.map(\.rawValue)),
        span: key.span)
    }
  }
}
