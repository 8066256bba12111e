internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Describes a set of deployments in the template's own parameters.
struct WitnessWriter {
  private let template: Template
  private let scenario: Scenario
  /// The states that were told apart, to know which parameters matter.
  private let all: [ScenarioState]

  init(_ template: Template, _ scenario: Scenario, all: [ScenarioState]) {
    self.template = template
    self.scenario = scenario
    self.all = all
  }

  /// The deployments in words, and one of them; nil if no deployment could be found.
  func witness(failing: Int, relevant: Int) -> Witness? {
    let search = AssignmentSearch(template, scenario.state)
    let assignments = search.assignment.map { values in
      scenario.state.distinguished.compactMap { index -> Witness.Assignment? in
        let parameter = template.parameters[index]
        guard let value = values[index] else { return nil }
        return Witness.Assignment(
          name: parameter.name, value: value.text, isDefault: value == parameter.defaultValue)
      }
    }
    return Witness(
      description: description, parameters: assignments ?? [], failing: failing,
      relevant: relevant)
  }

  /// `Environment = dev or staging, Owner is not ''`.
  private var description: String {
    var words = parameters.map { describe($0) }
    words += scenario.state.sames.sorted { $0.key < $1.key }.map { same, representative in
      "\(name(same)) = \(name(scenario.state.representative(of: representative)))"
    }
    words += scenario.state.differences.map { "\(name($0.first)) ≠ \(name($0.second))" }
    words += scenario.state.atoms.sorted { $0.key < $1.key }
      .map { "\(template.words(forAtom: $0.key)) is \($0.value)" }
    return words.isEmpty ? "the default parameters" : words.joined(separator: ", ")
  }

  private func describe(_ index: Int) -> String {
    let name = name(index)
    switch scenario.domain(of: index) {
    case .values(let values): return "\(name) = \(alternatives(values))"
    case .anything(let except): return "\(name) is not \(alternatives(except))"
    }
  }

  /// `dev`, `dev or staging`, `dev, staging or prod`.
  private func alternatives(_ values: [ParameterValue]) -> String {
    let texts = values.map { shown($0) }
    guard let last = texts.last, texts.count > 1 else { return texts.joined() }
    return texts.dropLast().joined(separator: ", ") + " or " + last
  }

  private func shown(_ value: ParameterValue) -> String {
    value.text.isEmpty || value.text.contains(" ") || value.text.contains(",")
      ? "'\(value.text)'" : value.text
  }

  /// The parameters whose values were told apart, in the template's order.
  private var parameters: [Int] {
    scenario.state.domains.keys.sorted().filter { index in
      scenario.state.sames[index] == nil && scenario.domain(of: index) != .anything(except: [])
    }
  }

  private func name(_ index: Int) -> String { template.parameters[index].name }

  // MARK: Places

  /// The conditions, parameters and mapping entries that make the scenario what it is.
  var labels: [Label] {
    conditionLabels + parameterLabels
      + scenario.usedMappingEntries.map { Label($0.span, "the value comes from here") }
  }

  private var conditionLabels: [Label] {
    scenario.decidedConditions.filter { isDivided($0.condition) }.map { condition, isTrue in
      Label(
        condition.body.node.outerSpan,
        "\(condition.name.text) is \(isTrue) when \(description)")
    }
  }

  /// Whether a condition depends on what was told apart.
  private func isDivided(_ condition: Condition) -> Bool {
    all.contains { state in
      guard case .known(let isTrue) = Scenario(template, state).condition(condition.name.text),
        case .known(let here) = scenario.condition(condition.name.text)
      else { return true }
      return isTrue != here
    }
  }

  private var parameterLabels: [Label] {
    parameters.compactMap { index in
      let parameter = template.parameters[index]
      guard let declaration = parameter.declaration?.body,
        let value = scenario.domain(of: index).single
      else { return nil }
      if value == parameter.defaultValue, let node = declaration["Default"] {
        return Label(node.span, "the default")
      }
      let node = declaration["AllowedValues"]?.elements.first { $0.text == value.text }
      return node.map { Label($0.span, "\(parameter.name) can be this") }
    }
  }

  /// The names of the parameters that a decision is about.
  static func names(in decision: Decision?, of template: Template) -> [String] {
    let indices =
      switch decision {
      case .equals(let parameter, _), .isOneOf(let parameter, _), .value(let parameter):
        [parameter]
      case .same(let first, let second): [first, second]
      case .atom, nil: [Int]()
      }
    return indices.map { template.parameters[$0].name }
  }
}
