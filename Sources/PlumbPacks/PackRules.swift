internal import CEL
internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// A rule of a pack about resources of some types.
struct ResourcePackRule: Rule {
  let rule: CompiledRule
  let settings: PackSettings

  var metadata: RuleMetadata { rule.metadata }
  var scope: RuleScope { rule.scope }
  var undecided: UndecidedTreatment { rule.undecided }

  func subjects(in template: Template) -> [Resource] {
    template.resources(ofTypes: rule.types ?? [])
  }

  func check(_ subject: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    let run = PackRuleRun(rule, settings, subject, scenario)
    run.check(into: &findings)
  }

  func fixes(
    for violation: FindingCollector.Violation, on subject: Resource, in scenario: Scenario
  ) -> [Fix] {
    rule.hasFixes ? PackRuleRun(rule, settings, subject, scenario).fixes(for: violation) : []
  }
}

/// A rule of a pack about the template as a whole.
struct TemplatePackRule: Rule {
  let rule: CompiledRule
  let settings: PackSettings

  var metadata: RuleMetadata { rule.metadata }
  var scope: RuleScope { rule.scope }
  var undecided: UndecidedTreatment { rule.undecided }

  func subjects(in template: Template) -> [Template] { [template] }

  func check(_ subject: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    let run = PackRuleRun(rule, settings, nil, scenario)
    run.check(into: &findings)
  }

  func fixes(
    for violation: FindingCollector.Violation, on subject: Template, in scenario: Scenario
  ) -> [Fix] {
    rule.hasFixes ? PackRuleRun(rule, settings, nil, scenario).fixes(for: violation) : []
  }
}

/// One evaluation of a pack's rule on one subject in one scenario.
struct PackRuleRun {
  private let rule: CompiledRule
  private let resource: Resource?
  private let scenario: Scenario
  private let host: PackHost
  private let evaluation: Evaluation

  init(
    _ rule: CompiledRule, _ settings: PackSettings, _ resource: Resource?,
    _ scenario: Scenario
  ) {
    self.rule = rule
    self.resource = resource
    self.scenario = scenario
    let host = PackHost.of(scenario, settings)
    self.host = host
    evaluation = Evaluation(
      host: host,
      variables: resource.map { resource in
        [
          ("resource", .host(ResourceHost(resource, host))),
          ("props", host.value(scenario.properties(of: resource))),
        ]
      } ?? [])
    if !rule.lets.isEmpty { evaluation.set(rule.lets) }
  }

  func check(into findings: inout FindingCollector) {
    if let when = rule.when {
      switch evaluation.evaluate(when) {
      case .bool(true): break
      case .bool(false): return findings.reportNotApplicable()
      case let other: return report(other, "when", into: &findings)
      }
    }
    for check in rule.checks {
      guard let each = check.each else {
        judge(check, .absent, into: &findings)
        continue
      }
      for item in items(of: evaluation.evaluate(each), into: &findings) {
        judge(check, item, into: &findings)
      }
    }
  }

  /// The elements to check; those that aren't decided are reported.
  private func items(of value: CEL.Value, into findings: inout FindingCollector) -> [CEL.Value] {
    let elements: [CEL.Value]
    switch PackFunctions.list(value) {
    case .list(let list): elements = list
    case .host(let host):
      guard case .list(let list) = host.elements() else { return [] }
      elements = list
    case let other:
      report(other, "each", into: &findings)
      return []
    }
    return elements.filter { element in
      guard case .unknown(let unknown) = element else { return !element.isAbsent }
      findings.reportUndecided(host.unknown(unknown))
      return false
    }
  }

  private func judge(
    _ check: CompiledRule.Check, _ item: CEL.Value, into findings: inout FindingCollector
  ) {
    scenario.lastRead = nil
    switch evaluation.evaluate(check.check, [item]) {
    case .bool(true): return
    case .bool(false): findings.report(violation(of: check, item))
    case let other: report(other, "check", into: &findings)
    }
  }

  /// The other ends of what is reported.
  private func links(apartFrom place: Place?, _ finder: LocationFinder) -> [Label] {
    rule.links.flatMap { link -> [Label] in
      guard case .list(let items) = PackFunctions.list(evaluation.evaluate(link.each)) else {
        return []
      }
      return items.compactMap { item in
        guard let span = finder.span(of: item), span != finder.label(at: place).span else {
          return nil
        }
        return Label(span, link.message.text(evaluation, item: item))
      }
    }
  }

  /// What a check that doesn't hold says.
  private func violation(
    of check: CompiledRule.Check, _ item: CEL.Value
  ) -> FindingCollector.Violation {
    let finder = LocationFinder(scenario, resource)
    let place = finder.place(of: check.at, item: item, isEach: check.each != nil)
    return FindingCollector.Violation(
      check.message.text(evaluation, item: item), at: finder.label(at: place),
      related: finder.resourceLabel(apartFrom: place) + links(apartFrom: place, finder),
      path: place?.node.path)
  }

  /// The fixes of the check that has reported a violation.
  func fixes(for violation: FindingCollector.Violation) -> [Fix] {
    for check in rule.checks where !check.fixes.isEmpty {
      var none = FindingCollector()
      let items =
        check.each.map { self.items(of: evaluation.evaluate($0), into: &none) } ?? [
          CEL.Value.absent
        ]
      for item in items {
        scenario.lastRead = nil
        guard case .bool(false) = evaluation.evaluate(check.check, [item]) else { continue }
        let own = self.violation(of: check, item)
        guard own.primary == violation.primary, own.message == violation.message else { continue }
        return FixMaker(
          scenario: scenario, resource: resource, evaluation: evaluation, check: check, item: item
        ).fixes
      }
    }
    return []
  }

  private func report(
    _ value: CEL.Value, _ field: String, into findings: inout FindingCollector
  ) {
    let span = resource?.span ?? scenario.template.span
    switch value {
    case .unknown(let unknown): findings.reportUndecided(host.unknown(unknown))
    case .error(let error):
      findings.fail(.init("'\(field)' gives an error: \(error.message)", at: span))
    default:
      findings.fail(.init("'\(field)' gives \(value.typeName), not true or false", at: span))
    }
  }
}

/// Finds the place that a violation is about.
struct LocationFinder {
  private let scenario: Scenario
  private let resource: Resource?

  init(_ scenario: Scenario, _ resource: Resource?) {
    self.scenario = scenario
    self.resource = resource
  }

  /// The element of `each`, what `at` leads to, what the check read last, or the resource.
  func place(of path: PropertyPath?, item: CEL.Value, isEach: Bool) -> Place? {
    if isEach, let place = Places.of(item) {
      return path.map { follow($0.components, from: place) } ?? place
    }
    if let path, let resource {
      let start = path.isFromResource ? resource.body : resource.properties ?? resource.body
      return follow(path.components, from: start)
    }
    if let path, let root = scenario.template.tree.root {
      return follow(path.components, from: Place(root))
    }
    guard let last = scenario.lastRead else { return resource?.body }
    guard let resource else { return last }
    let body = resource.body.span
    return body.contains(last.span) ? last : resource.body
  }

  /// Where a resource or a value is written; nil for what isn't.
  func span(of item: CEL.Value) -> Span? {
    if case .host(let other as ResourceHost) = item { return other.resource.span }
    return Places.of(item).map { label(at: $0).span }
  }

  /// The deepest place on a path that exists.
  private func follow(_ components: [String], from start: Place) -> Place {
    var place = start
    for component in components {
      switch scenario.value(at: place) {
      case .mapping(let mapping):
        let member = mapping[component]
        guard let key = mapping.key(component), let parent = mapping.place else { return place }
        place = member.place ?? parent.node[key.text].map(parent.at) ?? place
      case .sequence(let sequence):
        guard let index = Int(component), sequence.elements.indices.contains(index),
          let next = sequence.elements[index].place
        else { return place }
        place = next
      default: return place
      }
    }
    return place
  }

  /// The value of a scalar, the key of a collection.
  func label(at place: Place?) -> Label {
    guard let place else { return Label(resource?.span ?? scenario.template.span) }
    if let resource, place == resource.body { return Label(resource.span) }
    if place.node.parent == nil { return Label(scenario.template.span) }
    if place.node.kind == .scalar { return Label(place.node.outerSpan) }
    // A call of a function is a value, whatever its arguments are.
    if scenario.template.expression(of: place.node) != nil, isOneLine(place.node.outerSpan) {
      return Label(place.node.outerSpan)
    }
    if let key = place.node.key, place.node.parent?.kind == .mapping { return Label(key.span) }
    return Label(place.node.entries.first?.key.span ?? place.node.outerSpan)
  }

  private func isOneLine(_ span: Span) -> Bool {
    let lines = scenario.template.source.lines
    return lines.line(at: Int(span.start)) == lines.line(at: Int(span.end))
  }

  /// The resource's name, for findings that point elsewhere.
  func resourceLabel(apartFrom place: Place?) -> [Label] {
    guard let resource, place != nil, place != resource.body else { return [] }
    return [Label(resource.span, "this \(resource.type)")]
  }
}
