internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A value of a resource with what stands around it: where a schema is applied.
struct SchemaSpot {
  let place: Place
  /// The key that it stands under; nil for elements of lists and the branches of `Fn::If`.
  let key: Name?
  /// What is reported about the value where it has no key and isn't written itself.
  let owner: Span?

  init(_ place: Place, key: Name? = nil, owner: Span? = nil) {
    self.place = place
    self.key = key
    self.owner = owner
  }

  var node: Node { place.node }

  /// The smallest span that stands for the value.
  ///
  /// A scalar's own span; the key of a collection, or how a collection without a key starts; also the
  /// key where the value starts on a later line.
  var span: Span {
    if let owner { return owner }
    let outer = node.outerSpan
    if node.kind == .scalar {
      if let key, !isOnLine(of: key) { return key.span }
      return node.tag == nil ? node.span : outer
    }
    if let key { return key.span }
    if let tag = node.tag { return tag.span }
    if node.isFlow || node.count == 0 { return Span(outer.start, outer.start + 1) }
    if let first = node.entries.first { return first.key.span }
    return Span(outer.start, outer.start + 1)
  }

  /// The value itself, as far as it fits on a line: what is reported about a function's result.
  var valueSpan: Span {
    if let tag = node.tag { return node.kind == .scalar ? node.outerSpan : tag.span }
    return node.entries.first?.key.span ?? node.span
  }

  /// Whether it is nothing: `Ref` of `AWS::NoValue`, in either form.
  var isNoValue: Bool {
    if node.kind == .scalar { return node.tag?.name == "Ref" && node.hasText("AWS::NoValue") }
    return node.count == 1 && node["Ref"]?.hasText("AWS::NoValue") == true
  }

  private func isOnLine(of key: Name) -> Bool {
    if node.style == .literal || node.style == .folded { return false }
    let start = node.outerSpan.start
    guard key.span.end <= start else { return true }
    let between = node.tree.source.bytes[Int(key.span.end)..<Int(start)]
    return !between.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }
}

/// One side of an `Fn::If` on the way to a value.
struct SchemaBranch: Hashable {
  let condition: String
  let isTrue: Bool
}

extension [SchemaBranch] {
  /// Whether a scenario takes these sides; of a condition that nothing can define, both.
  func areTaken(in scenario: Scenario) -> Truth {
    for branch in self where !scenario.template.lacksCondition(branch.condition) {
      switch scenario.condition(branch.condition) {
      case .known(branch.isTrue): continue
      case .known: return .known(false)
      case .unknown(let unknown): return .unknown(unknown)
      }
    }
    return .known(true)
  }
}

/// One thing that a schema objects to.
struct SchemaIssue {
  let rule: RuleMetadata
  let message: String
  let span: Span
  /// How deep below the place at which the schema was applied.
  let depth: Int
  /// Other places that belong to it.
  var related: [Label] = []
  /// Whether it only says why an alternative doesn't hold.
  var isReason = false
  /// What was probably meant.
  var suggestion: SpellingSuggestion?

  /// The message with the suggestion.
  var words: String { message + (suggestion?.question ?? "") }
}

extension String {
  /// The text as it starts within a sentence; abbreviations stay as they are.
  var uncapitalized: String {
    if dropFirst().first?.isUppercase == true { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}

extension Node {
  /// A tag that is neither YAML's nor CloudFormation's; nil for all others.
  var foreignTag: Tag? {
    guard let tag, !tag.name.isEmpty, !tag.name.hasPrefix("tag:yaml.org"),
      !FunctionName.allCases.contains(where: { $0.tag == tag.name })
    else { return nil }
    return tag
  }
}
