internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Describes a set of deployments in the template's own parameters.
struct WitnessWriter {
  private let template: Template
  /// The deployments to describe.
  private let state: ScenarioState
  /// Where the rule was evaluated, in some of these deployments.
  private let scenario: Scenario
  private let resource: Resource?

  init(
    _ template: Template, _ state: ScenarioState, _ scenario: Scenario, about resource: Resource?
  ) {
    self.template = template
    self.state = state
    self.scenario = scenario
    self.resource = resource
  }

  /// The deployments in words, and one of them; nil if no deployment could be found.
  func witness(failing: Int, relevant: Int, names: [String]?) -> Witness? {
    let search = AssignmentSearch(template, state)
    let assignments = search.assignment.map { values in
      parameters.compactMap { index -> Witness.Assignment? in
        let parameter = template.parameters[index]
        guard let value = values[index] else { return nil }
        return Witness.Assignment(
          name: parameter.name, value: value.text, isDefault: value == parameter.defaultValue)
      }
    }
    return Witness(
      description: description, parameters: assignments ?? [], failing: failing,
      relevant: relevant, names: names)
  }

  /// `Environment = dev or staging, Owner is not ''`.
  var description: String {
    var words = parameters.map { describe($0) }
    words += state.sames.sorted { $0.key < $1.key }.map { same, representative in
      "\(name(same)) = \(name(state.representative(of: representative)))"
    }
    words += state.differences.map { "\(name($0.first)) ≠ \(name($0.second))" }
    words += state.atoms.sorted { $0.key < $1.key }
      .map { "\($0.key) is \($0.value)" }
    return words.isEmpty ? "the default parameters" : words.joined(separator: ", ")
  }

  private func describe(_ index: Int) -> String {
    let name = name(index)
    switch state.domain(of: index, in: template) {
    case .values(let values):
      let texts = values.map { shown($0) }
      guard let last = texts.last, texts.count > 1 else { return "\(name) = \(texts[0])" }
      return "\(name) = \(texts.dropLast().joined(separator: ", ")) or \(last)"
    case .anything(let except) where except.isEmpty: return "\(name) = anything"
    case .anything(let except):
      return "\(name) is not \(except.map { shown($0) }.joined(separator: " or "))"
    }
  }

  private func shown(_ value: ParameterValue) -> String {
    value.text.isEmpty || value.text.contains(" ") || value.text.contains(",")
      ? "'\(value.text)'" : value.text
  }

  /// The parameters that were told apart, in the template's order.
  private var parameters: [Int] {
    state.domains.keys.sorted().filter { index in
      state.sames[index] == nil && !state.isImpliedByRegion(index, in: template)
    }
  }

  private func name(_ index: Int) -> String { template.parameters[index].name }

  // MARK: Places

  /// The conditions, parameters and mapping entries that make the scenario what it is.
  var labels: [Label] {
    conditionLabels + parameterLabels
      + scenario.usedMappingEntries.map { Label($0.span, "the value comes from here") }
  }

  /// The conditions that the resource refers to and that the described parameters decide.
  private var conditionLabels: [Label] {
    let described = Set(parameters.map { Part.parameter(name($0)) })
    return scenario.decidedConditions.filter { condition, _ in
      isUsed(condition.name.text) && depends(.condition(condition.name.text), on: described)
    }.map { condition, isTrue in
      Label(
        condition.body.node.outerSpan,
        "\(condition.name.text) is \(isTrue) when \(description)")
    }
  }

  private func isUsed(_ condition: String) -> Bool {
    guard let resource else { return true }
    return template.references.references(from: .resource(resource.id.text))
      .contains { $0.target == .condition(condition) }
  }

  /// Whether a condition leads to one of some parts, through other conditions as well.
  private func depends(_ condition: Part, on parts: Set<Part>) -> Bool {
    var seen: Set<Part> = [condition]
    var pending = [condition]
    while let next = pending.popLast() {
      for target in template.references.references(from: next).map(\.target) {
        if parts.contains(target) { return true }
        if case .condition = target, seen.insert(target).inserted { pending.append(target) }
      }
    }
    return false
  }

  private var parameterLabels: [Label] {
    parameters.compactMap { index in
      let parameter = template.parameters[index]
      guard let declaration = parameter.declaration?.body,
        let value = state.domain(of: index, in: template).single
      else { return nil }
      if value == parameter.defaultValue, let node = declaration["Default"] {
        return Label(node.span, "the default")
      }
      let node = declaration["AllowedValues"]?.elements.first { $0.text == value.text }
      return node.map { Label($0.span, "\(parameter.name) can be this") }
    }
  }

  /// The names of the parameters that an unknown is about.
  static func names(of unknown: Unknown, in template: Template) -> [String] {
    let prefix = "parameter "
    return unknown.reasons.compactMap { reason in
      reason.text.hasPrefix(prefix) ? String(reason.text.dropFirst(prefix.count)) : nil
    }
  }
}
