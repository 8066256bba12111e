internal import PlumbSource
internal import PlumbSyntax

/// Compares a configuration with the shape that it must have.
struct ShapeChecker {
  let source: Source
  private(set) var findings: [Finding] = []

  init(_ source: Source) {
    self.source = source
  }

  /// Whether a value has its shape; if not, there are findings that say why.
  mutating func accepts(_ value: Node, _ shape: ConfigurationShape, name: String) -> Bool {
    let before = findings.count
    check(value, shape, name)
    return findings.count == before
  }

  /// Checks the keys of a mapping, and each value where its key is known.
  private mutating func checkKeys(_ mapping: Node, _ keys: [ConfigurationKey], name: String) {
    for (key, value) in mapping.entries {
      if let row = keys.first(where: { key.hasText($0.name) }) {
        check(value, row.shape, "'\(row.name)'")
      } else {
        reportUnknown(key, among: keys, name: name)
      }
    }
    reportMissing(mapping, keys, name: name)
  }

  mutating func reportMissing(_ mapping: Node, _ keys: [ConfigurationKey], name: String) {
    for row in keys where row.isRequired && mapping[row.name] == nil {
      report(
        ConfigurationRules.wrongValue, "\(name) has no '\(row.name)'", mapping.pointedSpan)
    }
  }

  mutating func reportUnknown(_ key: Node, among keys: [ConfigurationKey], name: String) {
    report(
      ConfigurationRules.unknownKey, "\(name) has no key '\(key.text)'", key.span,
      SpellingSuggestion.best(for: key.text, among: keys.map(\.name)))
  }

  mutating func report(
    _ rule: RuleMetadata, _ message: String, _ span: Span, _ suggestion: String? = nil
  ) {
    findings.append(rule.finding(message, in: source, at: span, suggestion: suggestion))
  }

  private mutating func check(_ value: Node, _ shape: ConfigurationShape, _ name: String) {
    if case .either(let first, let second) = shape {
      return check(value, value.kind == .scalar ? first : second, name, whole: shape)
    }
    check(value, shape, name, whole: shape)
  }

  /// Checks against a shape, or against the part of `whole` that the value must be meant as.
  private mutating func check(
    _ value: Node, _ shape: ConfigurationShape, _ name: String, whole: ConfigurationShape
  ) {
    guard shape.admits(value) else {
      report(
        ConfigurationRules.wrongValue, "\(name) is \(whole.description)", value.pointedSpan)
      return
    }
    switch shape {
    case .texts, .scalarOrList:
      let element: ConfigurationShape = if case .texts = shape { .text } else { .scalarOrList }
      for item in value.elements where item.kind != .scalar || !element.admits(item) {
        report(
          ConfigurationRules.wrongValue, "\(name) is \(whole.description)", item.pointedSpan)
      }
    case .regions:
      check(value, .texts, name, whole: whole)
      for item in value.kind == .scalar ? [value] : Array(value.elements) where item.isFilled {
        guard let unknown = UnknownName.region(item.text) else { continue }
        report(ConfigurationRules.wrongValue, unknown.message, item.span, unknown.suggestion)
      }
    case .list(let element):
      for item in value.elements { check(item, element, "an element of \(name)") }
    case .mapping(let keys): checkKeys(value, keys, name: name)
    case .named(let member):
      for (key, item) in value.entries { check(item, member, "'\(key.text)'") }
    case .version, .text, .date, .choice, .either: break
    }
  }
}

extension ConfigurationShape {
  /// Whether a value is right apart from what is in it.
  fileprivate func admits(_ value: Node) -> Bool {
    switch self {
    case .version(let number): value.scalar == .int(number)
    case .text: value.isFilled
    case .scalarOrList, .texts, .regions: value.isFilled || value.kind == .sequence
    case .date: CalendarDate(value.text) != nil
    case .choice(let words): words.contains(value.text)
    case .list: value.kind == .sequence
    case .mapping, .named: value.kind == .mapping
    case .either(let first, let second): first.admits(value) || second.admits(value)
    }
  }
}

extension Node {
  /// Whether it is a scalar that says something.
  fileprivate var isFilled: Bool { kind == .scalar && scalar != .null && !hasText("") }

  /// What a finding about it points at: a scalar, or the first byte of a collection.
  var pointedSpan: Span {
    kind == .scalar || span.isEmpty ? span : Span(span.start, span.start + 1)
  }
}
