internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

extension FindingCollector.Violation {
  /// The same with what was probably meant behind the message, and with the fix that writes it.
  func suggesting(_ suggestion: SpellingSuggestion?, in template: Template) -> Self {
    guard let suggestion else { return self }
    var violation = self
    violation.message += suggestion.question
    violation.fixes += [suggestion.fix(at: primary.span, in: template.source)].compactMap(\.self)
    return violation
  }
}
