internal import PlumbSource
internal import PlumbTemplate

/// Turns what a rule says about the parts of all deployments into findings.
struct Verdict {
  private let template: Template
  private let metadata: RuleMetadata
  private let undecided: UndecidedTreatment
  private let subject: any Subject
  private let result: ScenarioResult
  /// The leaves that some deployment is in: the `Rules` section may forbid the others.
  private let leaves: [ScenarioLeaf]

  init(
    _ result: ScenarioResult, of rule: any Rule, on subject: any Subject, in template: Template
  ) {
    self.template = template
    metadata = rule.metadata
    undecided = rule.undecided
    self.subject = subject
    self.result = result
    let needsFeasibility = result.leaves.contains { !$0.collector.violations.isEmpty }
    leaves =
      needsFeasibility
      ? result.leaves.compactMap { leaf in
        leaf.scenario.state.admitted(by: template).map {
          $0 == leaf.scenario.state ? leaf : leaf.moved(to: $0, in: template)
        }
      } : result.leaves
  }

  var findings: [Finding] {
    if let failure = leaves.lazy.compactMap(\.collector.failure).first {
      return [failed(failure)]
    }
    let relevant = leaves.filter(\.collector.isApplicable)
    var findings = violations(among: relevant)
    if findings.isEmpty, let finding = undecidedFinding(among: relevant) {
      findings.append(finding)
    }
    return findings
  }

  // MARK: Violations

  private func violations(among relevant: [ScenarioLeaf]) -> [Finding] {
    var order: [ViolationKey] = []
    var groups: [ViolationKey: [ScenarioLeaf]] = [:]
    for leaf in relevant + (result.areDefaultsApart ? [result.inDefaults] : []) {
      for violation in leaf.collector.violations {
        let key = ViolationKey(violation)
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(leaf)
      }
    }
    return order.compactMap { key in
      groups[key].flatMap { finding(for: key, in: $0, of: relevant) }
    }
  }

  private func finding(
    for key: ViolationKey, in failing: [ScenarioLeaf], of relevant: [ScenarioLeaf]
  ) -> Finding? {
    let failsInDefaults = result.inDefaults.has(key)
    let failing = failing.filter {
      !result.areDefaultsApart || $0.scenario !== result.inDefaults.scenario
    }
    guard let leaf = failing.first ?? (failsInDefaults ? result.inDefaults : nil),
      let violation = leaf.violation(key)
    else { return nil }
    let reduction = WitnessReduction(
      template, all: leaves.map(\.scenario.state), isFailing: leaves.map { $0.has(key) })
    let isComplete = result.limit == nil
    let outcome: Outcome =
      if isComplete, failing.count == relevant.count {
        .always
      } else if failsInDefaults {
        .default
      } else if failing.allSatisfy({ isOpen(reduction.reduced($0.scenario.state)) }) {
        .open
      } else {
        .some
      }
    var finding = Finding(
      rule: metadata.id, severity: outcome == .open ? metadata.severity.lowered : metadata.severity,
      message: violation.message, source: template.source, primary: violation.primary,
      related: violation.related, notes: violation.notes, resource: (subject as? Resource)?.id.text,
      path: violation.path, outcome: outcome, fixes: violation.fixes)
    if outcome != .always {
      // The default deployment is the most ordinary one to show.
      let shown =
        outcome == .default ? failing.first { $0.contains(result.inDefaults) } ?? leaf : leaf
      add(witness: shown, reduction, to: &finding)
    }
    return finding
  }

  private func add(
    witness leaf: ScenarioLeaf, _ reduction: WitnessReduction, to finding: inout Finding
  ) {
    let state = reduction.reduced(leaf.scenario.state)
    let counts = reduction.counts(by: state)
    let writer = WitnessWriter(template, state, leaf.scenario, about: subject as? Resource)
    finding.scenario = writer.witness(failing: max(counts.failing, 1), relevant: max(counts.all, 1))
    finding.related += writer.labels.filter { label in
      label.span != finding.primary.span && !finding.related.contains { $0.span == label.span }
    }
  }

  /// Whether the deployments differ from the default one in a parameter that lists no values.
  private func isOpen(_ state: ScenarioState) -> Bool {
    template.parameters.indices.contains { index in
      let parameter = template.parameters[index]
      guard !parameter.isPseudo, parameter.listedValues == nil, state.domains[index] != nil else {
        return false
      }
      guard let value = parameter.defaultValue else { return true }
      return !state.admits(value, for: index, in: template)
    }
  }

  // MARK: Everything else

  private func undecidedFinding(among relevant: [ScenarioLeaf]) -> Finding? {
    guard undecided != .ignore,
      let leaf = relevant.first(where: { $0.collector.unknown != nil }),
      let unknown = leaf.collector.unknown
    else { return nil }
    let why = unknown.reasons.map(\.text).joined(separator: ", ")
    let place = unknown.reasons.lazy.compactMap(\.span).first ?? subject.span
    var notes = ["this depends on \(why)"]
    if let limit = result.limit {
      let names = WitnessWriter.names(of: unknown, in: template)
      let pin = names.isEmpty ? "" : "; pin \(names.joined(separator: ", ")) with -p Name=value"
      notes = ["too many scenarios: stopped after \(limit) evaluations\(pin)"]
    } else if result.inDefaults.collector.unknown == nil, result.inDefaults.collector.isApplicable {
      notes.append("with the default parameters nothing is wrong")
    }
    return Finding(
      rule: metadata.id, severity: undecided == .fail ? metadata.severity : .note,
      message: "cannot be decided: \(metadata.title)", source: template.source,
      primary: Label(place), notes: notes, resource: (subject as? Resource)?.id.text,
      outcome: .undecided)
  }

  private func failed(_ failure: FindingCollector.Failure) -> Finding {
    Finding(
      rule: metadata.id, severity: .error, message: "the rule failed here: \(failure.message)",
      source: template.source, primary: Label(failure.span),
      notes: ["nothing is known about the template from this"],
      resource: (subject as? Resource)?.id.text, outcome: .error)
  }
}

/// What makes two violations the same one in different deployments.
private struct ViolationKey: Hashable {
  let span: Span
  let path: String?
  let message: String

  init(_ violation: FindingCollector.Violation) {
    span = violation.primary.span
    path = violation.path
    message = violation.message
  }
}

extension ScenarioLeaf {
  fileprivate func violation(_ key: ViolationKey) -> FindingCollector.Violation? {
    collector.violations.first { ViolationKey($0) == key }
  }

  fileprivate func has(_ key: ViolationKey) -> Bool { violation(key) != nil }

  /// The same answer for a part of the deployments.
  fileprivate func moved(to state: ScenarioState, in template: Template) -> ScenarioLeaf {
    let scenario = Scenario(template, state)
    for (condition, _) in self.scenario.decidedConditions {
      _ = scenario.condition(condition.name.text)
    }
    return ScenarioLeaf(scenario: scenario, collector: collector)
  }

  /// Whether the default deployment is one of these.
  fileprivate func contains(_ defaults: ScenarioLeaf) -> Bool {
    scenario.state.domains.keys.allSatisfy { index in
      guard let value = defaults.scenario.domain(of: index).single else { return true }
      return scenario.state.admits(value, for: index, in: scenario.template)
    }
  }
}
