internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A document that a property gives as a text of JSON, read as if it were written in the template.
///
/// It is read as the only property of a template of its own, so that everything that asks a template
/// can ask it too; what is found there is reported at the part of the text that it is about.
struct DocumentInText {
  private let text: String
  /// The scalar that the text is written in, letter by letter; nil where it is put together.
  private let node: Node?
  /// What stands for the whole text.
  private let span: Span
  /// Whether parts of the text are only known when it is deployed.
  let hasHoles: Bool

  private static let opening = #"{"Resources":{"R":{"Type":"Other::A::Document","Properties":{"D":"#
  private static let closing = "}}}}"

  /// Nil for everything that can't be an object of JSON.
  init?(_ value: Value, in template: Template) {
    guard let node = value.place?.node else { return nil }
    let sub = template.expression(of: node).flatMap { call -> SubString? in
      if case .sub(let sub) = call.arguments { sub } else { nil }
    }
    switch value {
    case .scalar(let scalar):
      (text, hasHoles) = (scalar.text, false)
    case .text(let value):
      text = sub?.node.text ?? DocumentInText.text(of: value)
      hasHoles = true
    case .absent, .parameter, .mapping, .sequence, .choice, .unknown: return nil
    }
    guard text.first(where: { !$0.isWhitespace }) == "{" else { return nil }
    let written = sub?.node ?? node
    self.node = written.kind == .scalar && written.hasText(text) ? written : nil
    span = value.label ?? node.span
  }

  /// The text with a variable, as `Fn::Sub` has them, for each hole.
  private static func text(of value: TextValue) -> String {
    var text = ""
    for piece in value.pieces {
      if case .literal(let literal) = piece { text += literal } else { text += "${hole}" }
    }
    return text
  }

  /// Looks at the document, and reports what is found where the text says it.
  ///
  /// Nothing is looked at in a text that isn't JSON, of which `invalid` says why.
  func check(
    into findings: inout FindingCollector,
    _ look: (Value, Scenario, inout FindingCollector) -> Void
  ) {
    let text = DocumentInText.opening + text + DocumentInText.closing
    let tree = Tree.parse(Source(name: "", text: text), as: .json)
    guard tree.findings.isEmpty else { return }
    let template = Template(tree)
    guard let resource = template.resources.first else { return }
    let scenario = Scenario(template, ScenarioState())
    defer { scenario.forget() }
    guard case .mapping(let properties) = scenario.properties(of: resource) else { return }
    var own = FindingCollector()
    look(properties["D"], scenario, &own)
    for violation in own.violations where !isOpen(violation.primary.span) {
      findings.report(moved(violation))
    }
    if let unknown = own.unknown { findings.reportUndecided(unknown) }
  }

  /// Why the text can't be read; nil if it can, or if it isn't known as a whole.
  ///
  /// A service puts values of its own in place of `${Name}` before it reads the text.
  var invalid: FindingCollector.Violation? {
    if hasHoles || text.contains("${") { return nil }
    let tree = Tree.parse(Source(name: "", text: text), as: .json)
    guard let finding = tree.findings.first else { return nil }
    return .init(
      "the text is no JSON: \(finding.message)", at: Label(place(finding.primary.span.range)))
  }

  /// What was found in the template of its own, at the text.
  private func moved(_ violation: FindingCollector.Violation) -> FindingCollector.Violation {
    var violation = violation
    violation.primary.span = moved(violation.primary.span)
    violation.related = violation.related.map { Label(moved($0.span), $0.message) }
    // A fix would have to be written in the notation of the text.
    violation.fixes = []
    return violation
  }

  /// Whether what is written at a place isn't all known before it is deployed.
  private func isOpen(_ span: Span) -> Bool {
    guard hasHoles else { return false }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[range(of: span).clamped(to: bytes.indices)], as: UTF8.self)
      .contains("${")
  }

  private func moved(_ span: Span) -> Span { place(range(of: span)) }

  /// A place of the template of its own, in bytes of the text.
  private func range(of span: Span) -> Range<Int> {
    let start = DocumentInText.opening.utf8.count
    return span.range.lowerBound - start..<span.range.upperBound - start
  }

  private func place(_ range: Range<Int>) -> Span {
    guard let node else { return span }
    return node.span(ofText: range.clamped(to: 0..<text.utf8.count))
  }
}
