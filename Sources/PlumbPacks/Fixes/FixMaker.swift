internal import CEL
internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Makes the fixes of a check for one of its findings.
struct FixMaker {
  let scenario: Scenario
  let resource: Resource?
  let evaluation: Evaluation
  let check: CompiledRule.Check
  let item: CEL.Value

  /// The fixes that can be made, in the order of the pack.
  var fixes: [Fix] { check.fixes.compactMap(fix) }

  private func fix(_ template: FixTemplate) -> Fix? {
    if let when = template.when {
      guard case .bool(true) = evaluation.evaluate(when, [item]) else { return nil }
    }
    guard let title = template.title.knownText(evaluation, item: item) else { return nil }
    let declaration = template.declaration.compactMap { $0.value(evaluation, item: item) }
    guard declaration.count == template.declaration.count else { return nil }
    let editor = PlaceEditor(scenario: scenario, resource: resource, declaration: declaration)
    var edits: [Edit] = []
    for change in template.changes {
      for start in starts(template.on) {
        guard let more = self.edits(change, from: start, editor) else { return nil }
        edits += more
      }
    }
    let sorted = edits.enumerated()
      .sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }.map(\.element)
    let overlaps = zip(sorted, sorted.dropFirst()).contains { $1.span.start < $0.span.end }
    if sorted.isEmpty || overlaps { return nil }
    var fix = Fix(title: title, edits: sorted, isSafe: template.isSafe)
    fix.isOfRound = true
    return fix
  }

  private func edits(
    _ change: FixTemplate.Change, from start: Place?, _ editor: PlaceEditor
  ) -> [Edit]? {
    guard let text = change.path.knownText(evaluation, item: item) else { return nil }
    let path = PropertyPath(text)
    var components = path.components
    var place = start
    if path.isFromTemplate || place == nil && resource == nil {
      place = scenario.template.tree.root.map { Place($0) }
    } else if path.isFromResource || place == nil, let resource {
      place = resource.body
      if !path.isFromResource { components.insert("Properties", at: 0) }
    }
    guard let place else { return nil }
    let value = change.value?.value(evaluation, item: item)
    switch change.kind {
    case .set: return value.flatMap { editor.setting(components, from: place, to: $0) }
    case .add: return value.flatMap { editor.adding($0, to: components, from: place) }
    case .remove: return editor.removing(components, from: place)
    }
  }

  /// What paths start from; nil in it for the properties, and nothing where it isn't known.
  private func starts(_ on: Program?) -> [Place?] {
    guard let on else { return [check.each == nil ? nil : Places.of(item)] }
    switch PackFunctions.list(evaluation.evaluate(on, [item])) {
    case .list(let elements): return elements.compactMap(Places.of)
    case .host(let host):
      guard case .list(let elements) = host.elements() else { return [] }
      return elements.compactMap(Places.of)
    default: return []
    }
  }
}
