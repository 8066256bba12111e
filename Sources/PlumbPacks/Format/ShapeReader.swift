internal import PlumbPattern
internal import PlumbSource
internal import PlumbSyntax

/// Holds a file to a shape, and notes every difference.
struct ShapeReader {
  let source: Source
  private(set) var findings: [Finding] = []

  init(_ source: Source) {
    self.source = source
  }

  /// Whether a value has a shape; says what is wrong if it hasn't.
  @discardableResult
  mutating func check(_ node: Node, is shape: Shape, _ what: String) -> Bool {
    switch shape {
    case .anything: return true
    case .text(let pattern): return checkText(node, pattern, what)
    case .expression:
      return node.kind == .scalar || report("\(what) is a CEL expression", at: node)
    case .integer:
      return Int64(node.text) != nil || report("\(what) is a whole number", at: node)
    case .number: return Double(node.text) != nil || report("\(what) is a number", at: node)
    case .oneOf(let words): return checkWord(node, words, what)
    case .list(let element):
      guard node.kind == .sequence else { return report("\(what) is a list", at: node) }
      return node.elements.reduce(true) { check($1, is: element, "an element of \(what)") && $0 }
    case .map(let member):
      guard node.kind == .mapping else { return report("\(what) is a mapping", at: node) }
      return node.entries.reduce(true) { check($1.value, is: member, "'\($1.key.text)'") && $0 }
    case .object(let object): return check(node, is: object, what)
    case .either(let first, let second):
      if node.kind == .scalar, case .text = first { return check(node, is: first, what) }
      if node.kind == .mapping, case .object = first { return check(node, is: first, what) }
      return check(node, is: second, what)
    }
  }

  private mutating func checkText(_ node: Node, _ pattern: String?, _ what: String) -> Bool {
    guard node.kind == .scalar else { return report("\(what) is a text", at: node) }
    guard let pattern, let expression = try? Pattern(pattern),
      expression.isFound(in: node.text) == false
    else { return true }
    return report("\(what) '\(node.text)' doesn't match \(pattern)", at: node)
  }

  private mutating func checkWord(_ node: Node, _ words: [String], _ what: String) -> Bool {
    if node.kind == .scalar, words.contains(node.text) { return true }
    let all = words.joined(separator: ", ")
    let suggestion = SpellingSuggestion.best(for: node.text, among: words)
    return report(
      words.count == 1 ? "\(what) is \(all)" : "\(what) is one of \(all)", at: node,
      suggestion: suggestion)
  }

  private mutating func check(_ node: Node, is object: ObjectShape, _ what: String) -> Bool {
    guard node.kind == .mapping else { return report("\(what) is a mapping", at: node) }
    var isRight = true
    for (key, value) in node.entries {
      guard let field = object.field(key.text) else {
        isRight = report(
          "a \(object.name) has no '\(key.text)'", at: key,
          suggestion: SpellingSuggestion.best(for: key.text, among: object.fields.map(\.name)))
        continue
      }
      isRight = check(value, is: field.shape, "'\(field.name)'") && isRight
    }
    for field in object.fields where field.isRequired && node[field.name] == nil {
      isRight = report(
        "this \(object.name) has no '\(field.name)'", at: node.entries.first?.key ?? node)
    }
    return isRight
  }

  /// Notes a mistake. Gives false, for callers to return.
  @discardableResult
  mutating func report(_ message: String, at node: Node, suggestion: String? = nil) -> Bool {
    report(
      message, at: node.kind == .scalar ? node.span : node.firstLineSpan, suggestion: suggestion)
  }

  @discardableResult
  mutating func report(
    _ message: String, at span: Span, suggestion: String? = nil,
    rule: RuleMetadata = PackFileRules.malformedPack
  ) -> Bool {
    findings.append(
      Finding(
        rule: rule.id, severity: rule.severity, message: message, source: source,
        primary: Label(span, suggestion.map { "did you mean '\($0)'?" }),
        fixes: suggestion.map {
          [Fix(title: "write '\($0)'", edits: [Edit(span, $0)], isSafe: false)]
        } ?? []))
    return false
  }
}

extension Node {
  /// The first key of a mapping, or the start of a list.
  var firstLineSpan: Span {
    entries.first?.key.span ?? Span(span.start, min(span.end, span.start + 1))
  }
}
