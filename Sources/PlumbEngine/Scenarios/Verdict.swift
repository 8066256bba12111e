internal import PlumbSource
internal import PlumbTemplate

/// Turns what a rule says about the parts of all deployments into findings.
struct Verdict {
  private let template: Template
  private let metadata: RuleMetadata
  private let undecided: UndecidedTreatment
  /// Whether what conditions look up has to be there.
  private let lookups: Bool
  private let subject: any Subject
  private let result: ScenarioResult
  private let named: [NamedState]
  /// Whether there are other deployments, in which the template is another: a violation in all of these
  /// has a witness too, where the rule doesn't concern some of them.
  private let isPart: Bool
  /// The leaves that some deployment is in: the `Rules` section may forbid the others.
  private let leaves: [ScenarioLeaf]
  /// The default deployment where it isn't one of the leaves; nil if it is, or can't be deployed.
  private let defaults: ScenarioLeaf?
  private let fixes: (FindingCollector.Violation, Scenario) -> [Fix]

  init<R: Rule>(
    _ result: ScenarioResult, of rule: R, on subject: R.Subject, in template: Template,
    named: [NamedState], isPart: Bool = false
  ) {
    fixes = { rule.fixes(for: $0, on: subject, in: $1) }
    self.template = template
    self.named = named
    self.isPart = isPart
    metadata = rule.metadata
    undecided = rule.undecided
    self.subject = subject
    self.result = result
    let isNews = result.leaves.contains {
      !$0.collector.violations.isEmpty || $0.collector.unknown != nil
    }
    let lookups = rule.scope != .failedLookups
    self.lookups = lookups
    leaves =
      isNews
      ? result.leaves.compactMap { $0.possible(in: template, with: lookups) } : result.leaves
    defaults =
      result.areDefaultsApart ? result.inDefaults.possible(in: template, with: lookups) : nil
  }

  /// Whether the rule concerns the subject in some deployment.
  var isApplicable: Bool { leaves.contains(where: \.collector.isApplicable) }

  var findings: [PartFinding] {
    if let failure = leaves.lazy.compactMap(\.collector.failure).first {
      return [PartFinding(finding: failed(failure), ordinary: .error)]
    }
    let relevant = leaves.filter(\.collector.isApplicable)
    var findings = violations(among: relevant)
    if findings.isEmpty, let finding = undecidedFinding(among: relevant) {
      findings.append(
        PartFinding(
          finding: finding, ordinary: .undecided, isUnfinished: result.limit != nil))
    }
    return findings
  }

  // MARK: Violations

  private func violations(among relevant: [ScenarioLeaf]) -> [PartFinding] {
    var order: [ViolationKey] = []
    var groups: [ViolationKey: [ScenarioLeaf]] = [:]
    for leaf in relevant + [defaults].compactMap(\.self) {
      // What a rule says twice in one part is wrong in one part.
      var seen: Set<ViolationKey> = []
      for violation in leaf.collector.violations {
        let key = ViolationKey(violation)
        guard seen.insert(key).inserted else { continue }
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(leaf)
      }
    }
    return order.compactMap { key in
      groups[key].flatMap { finding(for: key, in: $0, of: relevant) }
    }
  }

  /// What is said of the default deployment; nil if it can't be deployed.
  private var inPossibleDefaults: ScenarioLeaf? {
    if result.areDefaultsApart { return defaults }
    // What holds in the whole part needs no look at its default deployment, which may be forbidden.
    let state = result.inDefaults.scenario.state
    let isForbidden = isPart && state.withDefaults(of: template).possible(in: template) == nil
    return isForbidden ? nil : result.inDefaults
  }

  private func finding(
    for key: ViolationKey, in failing: [ScenarioLeaf], of relevant: [ScenarioLeaf]
  ) -> PartFinding? {
    let failsInDefaults = inPossibleDefaults?.has(key) == true
    let all = failing.filter { $0.scenario !== defaults?.scenario }
    // Deployments that are perhaps refused are shown only where there are no others.
    let sure = all.filter { $0.doubt == nil }
    let failing = sure.isEmpty ? all : sure
    guard let leaf = failing.first ?? defaults, let violation = leaf.violation(key) else {
      return nil
    }
    let reduction = WitnessReduction(
      template, all: leaves.map(\.decided), isFailing: leaves.map { $0.has(key) })
    let isAlways = result.limit == nil && all.count == relevant.count
    let ordinary: Outcome? =
      if isAlways, !isPart, !hasExceptions {
        nil
      } else if failsInDefaults {
        .default
      } else if failing.allSatisfy({ isOpen($0, reduction) }) {
        .open
      } else {
        .some
      }
    var finding = finding(
      violation, isAlways ? .always : ordinary ?? .always, in: leaf.scenario)
    if let doubt = leaf.doubt { finding.notes.append(doubt.description) }
    if let limit = result.limit {
      finding.notes.append("\(limit), so that it may be wrong in more of them")
    }
    var told: ScenarioState?
    if let ordinary {
      let names = named.isEmpty ? nil : reduction.failing(of: named)
      let possible = (failing + [defaults].compactMap(\.self)).filter { $0.has(key) }
      let values = WitnessExample(
        template, failing: possible.map(\.scenario.state), isPart: isPart)
      let shown = example(of: failing, ordinary, reduction) ?? leaf
      let state = reduction.reduced(shown.scenario.state)
      if add(witness: state, of: shown, reduction.counts(by: state), values, names, to: &finding) {
        told = state
      }
    }
    return PartFinding(finding: finding, ordinary: ordinary, told: told)
  }

  /// Whether the rule doesn't concern its subject in some deployments that have it.
  private var hasExceptions: Bool {
    leaves.contains { leaf in
      guard !leaf.collector.isApplicable else { return false }
      guard let resource = subject.resource else { return true }
      if case .known(false) = leaf.scenario.exists(resource) { return false }
      return true
    }
  }

  private func finding(
    _ violation: FindingCollector.Violation, _ outcome: Outcome, in scenario: Scenario
  ) -> Finding {
    let metadata = violation.rule ?? metadata
    let severity = violation.severity ?? metadata.severity
    return Finding(
      rule: metadata.id, severity: outcome == .open ? severity.lowered : severity,
      message: violation.message, source: template.source, primary: violation.primary,
      related: violation.related, notes: violation.notes, resource: subject.resource?.id.text,
      path: violation.path, outcome: outcome, fixes: fixes(violation, scenario))
  }

  /// Whether the violation needs a value that isn't the default of a parameter that lists none.
  ///
  /// Asked of what the rule's division decided: what the `Rules` section implies is no choice.
  private func isOpen(_ leaf: ScenarioLeaf, _ reduction: WitnessReduction) -> Bool {
    let kept = reduction.kept(of: leaf.scenario.state)
    var decided = leaf.decided
    decided.domains = decided.domains.filter { kept.domains[$0.key] != nil }
    return decided.isOpen(in: template, with: lookups)
  }

  /// The most ordinary part to show: the default deployment, one of the user's own, declared values.
  private func example(
    of failing: [ScenarioLeaf], _ outcome: Outcome, _ reduction: WitnessReduction
  ) -> ScenarioLeaf? {
    if outcome == .default { return failing.first { $0.hasDefaults(in: template) } }
    if let own = failing.first(where: { reduction.contains(anyOf: named, $0.scenario.state) }) {
      return own
    }
    return outcome == .some ? failing.first { !isOpen($0, reduction) } : nil
  }

  /// Adds what makes a violation visible: the deployments in words, one of them, and places.
  ///
  /// - Returns: Whether there was anything to say.
  private func add(
    witness state: ScenarioState, of leaf: ScenarioLeaf, _ counts: (failing: Int, all: Int),
    _ example: WitnessExample, _ names: [String]?, to finding: inout Finding
  ) -> Bool {
    let values = example.values(in: leaf.scenario.state, of: state)
    if finding.outcome == .always, state == ScenarioState(), values.isEmpty { return false }
    let writer = WitnessWriter(template, state, of: leaf, about: subject.resource)
    finding.scenario = writer.witness(
      giving: values,
      failing: max(counts.failing, 1), relevant: max(counts.all, 1), names: names)
    if finding.outcome == .always { return true }
    finding.related += writer.labels.filter { label in
      label.span != finding.primary.span && !finding.related.contains { $0.span == label.span }
    }
    return true
  }

  // MARK: Everything else

  private func undecidedFinding(among relevant: [ScenarioLeaf]) -> Finding? {
    let open = relevant.filter { $0.collector.unknown != nil }
    guard undecided != .ignore || result.limit != nil,
      let leaf = open.first(where: \.isUnfinished) ?? open.first,
      let unknown = leaf.collector.unknown
    else { return nil }
    let why = unknown.reasons.map(\.text).joined(separator: ", ")
    let reason = unknown.reasons.lazy.compactMap(\.span).first
    var notes = ["it depends on \(why)"]
    if let limit = result.limit { notes = ["\(limit)\(pins(among: open))"] }
    if result.inDefaults.collector.unknown == nil, result.inDefaults.collector.isApplicable {
      notes.append("with the default parameters nothing is wrong")
    }
    var finding = Finding(
      rule: metadata.id, severity: undecided == .fail ? metadata.severity : .note,
      message: "cannot be decided: \(metadata.title)", source: template.source,
      // No single place is why there are too many scenarios.
      primary: Label(result.limit == nil ? reason ?? subject.span : subject.span), notes: notes,
      resource: subject.resource?.id.text, outcome: .undecided)
    finding.hangsOnMistake = unknown.isMistake && result.limit == nil
    return finding
  }

  /// What to give values so that there are fewer deployments to divide.
  private func pins(among open: [ScenarioLeaf]) -> String {
    var indices: Set<Int> = []
    for leaf in open {
      guard let split = leaf.collector.unknown?.split else { continue }
      indices.formUnion(split.parameters)
      indices.formUnion(leaf.scenario.state.distinguished)
    }
    let names = indices.sorted().map { template.parameters[$0].name }
    guard let first = names.first else { return "" }
    if names.count == 1 { return "; give \(first) a value to decide it" }
    let shown = names.prefix(Verdict.maximumPins)
    let rest = names.count > shown.count ? ", …" : ""
    return "; to decide it, give values to some of \(shown.joined(separator: ", "))\(rest)"
  }

  private static let maximumPins = 8

  private func failed(_ failure: FindingCollector.Failure) -> Finding {
    Finding(
      rule: metadata.id, severity: .error, message: "the rule failed here: \(failure.message)",
      source: template.source, primary: Label(failure.span),
      notes: ["nothing is known about the template from this"],
      resource: subject.resource?.id.text, outcome: .error)
  }
}

/// What makes two violations the same one in different deployments.
private struct ViolationKey: Hashable {
  let span: Span
  let path: String?
  let message: String
  let rule: RuleID?

  init(_ violation: FindingCollector.Violation) {
    rule = violation.rule?.id
    span = violation.primary.span
    path = violation.path
    message = violation.message
  }
}

extension ScenarioLeaf {
  /// Whether a decision would tell more, and wasn't made.
  fileprivate var isUnfinished: Bool { collector.unknown?.split != nil }

  fileprivate func violation(_ key: ViolationKey) -> FindingCollector.Violation? {
    collector.violations.first { ViolationKey($0) == key }
  }

  fileprivate func has(_ key: ViolationKey) -> Bool { violation(key) != nil }

  /// The same answer for the part of the deployments that can be made; nil if none can.
  ///
  /// - Parameter lookups: Whether what conditions look up has to be there.
  fileprivate func possible(in template: Template, with lookups: Bool = true) -> ScenarioLeaf? {
    if lookups, let unknown = collector.unknown, unknown.isRefused { return nil }
    let state = scenario.state
    guard let admitted = state.admitted(by: template, with: lookups) else { return nil }
    var leaf = admitted.state == state ? self : moved(to: admitted.state, in: template)
    leaf.doubt = admitted.doubt
    return leaf
  }

  /// The same answer for a part of the deployments.
  private func moved(to state: ScenarioState, in template: Template) -> ScenarioLeaf {
    let moved = Scenario(template, state)
    let (_, dependencies) = moved.tracking {
      for (condition, _) in scenario.decidedConditions(among: self.dependencies) {
        _ = moved.condition(condition.name.text)
      }
    }
    return ScenarioLeaf(
      scenario: moved, decided: scenario.state, dependencies: dependencies, collector: collector)
  }

  /// Whether the default deployment is one of these.
  fileprivate func hasDefaults(in template: Template) -> Bool {
    let state = scenario.state
    return state.assumingDefaults(of: template, Set(state.distinguished)) { _ in true }?
      .possible(in: template) != nil
  }
}

extension ScenarioState {
  /// Whether each of the deployments has, for a parameter that lists no values, one that isn't its
  /// default.
  func isOpen(in template: Template, with lookups: Bool = true) -> Bool {
    let comparisons = AtomComparisons(template, atoms)
    let asked = Set(distinguished).union(comparisons.parameters)
    let isRequired = asked.contains { index in
      let parameter = template.parameters[index]
      return parameter.isFree && parameter.defaultValue == nil
    }
    guard !isRequired, let ordinary = assumingDefaults(of: template, asked, where: \.isFree) else {
      return true
    }
    return comparisons.contradict(ordinary) || ordinary.admitted(by: template, with: lookups) == nil
  }
}

extension Parameter {
  /// Whether the template doesn't list its values.
  var isFree: Bool { !isPseudo && listedValues == nil }
}
