internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Describes a set of deployments in the template's own parameters.
struct WitnessWriter {
  private let template: Template
  private let scenario: Scenario
  /// The states that were told apart, to know which parameters matter.
  private let all: [ScenarioState]
  /// Those of them in which the rule fails.
  private let failing: [ScenarioState]

  init(
    _ template: Template, _ scenario: Scenario, failing: [ScenarioState], all: [ScenarioState]
  ) {
    self.template = template
    self.scenario = scenario
    self.failing = failing
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
    let words = words(in: union ?? scenario.state).map(\.text)
    return words.isEmpty ? "the default parameters" : words.joined(separator: ", ")
  }

  /// What was decided, each with the parameters that it is about.
  private func words(in state: ScenarioState) -> [(text: String, parameters: [Int])] {
    var words = WitnessWriter.parameters(of: state).map {
      (describe($0, state.domain(of: $0, in: template)), [$0])
    }
    words += state.sames.sorted { $0.key < $1.key }.map { same, representative in
      let other = state.representative(of: representative)
      return ("\(name(same)) = \(name(other))", [same, other])
    }
    words += state.differences.map {
      ("\(name($0.first)) ≠ \(name($0.second))", [$0.first, $0.second])
    }
    words += state.atoms.sorted { $0.key < $1.key }
      .map { ("\(template.words(forAtom: $0.key)) is \($0.value)", []) }
    return words
  }

  /// All failing deployments together, where they differ in the values of one parameter only.
  private var union: ScenarioState? {
    guard let first = failing.first, failing.count > 1 else { return nil }
    for (index, domain) in first.domains {
      var values = domain.values ?? []
      let areAlike = failing.allSatisfy { state in
        guard let others = state.domains[index]?.values else { return false }
        values += others.filter { !values.contains($0) }
        var alike = state
        alike.domains[index] = domain
        return alike == first
      }
      guard areAlike else { continue }
      let declared = template.parameters[index].allowedValues ?? []
      var union = first
      union.domains[index] = .values(
        declared.filter(values.contains) + values.filter { !declared.contains($0) })
      return union
    }
    return nil
  }

  private func describe(_ index: Int, _ domain: Domain) -> String {
    switch domain {
    case .values(let values): "\(name(index)) = \(alternatives(values))"
    case .anything(let except): "\(name(index)) is not \(alternatives(except))"
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
  private static func parameters(of state: ScenarioState) -> [Int] {
    state.domains.keys.sorted().filter { index in
      state.sames[index] == nil && state.domains[index] != .anything(except: [])
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
    scenario.decidedConditions.filter { isDivided($0.condition) }.map {
      condition, isTrue in
      let parameters = parameters(of: condition)
      let reasons = words(in: scenario.state)
        .filter { !$0.parameters.isEmpty && $0.parameters.allSatisfy(parameters.contains) }
      let when = reasons.isEmpty ? "" : " when " + reasons.map(\.text).joined(separator: ", ")
      return Label(
        condition.body.node.outerSpan, "\(condition.name.text) is \(isTrue)\(when)")
    }
  }

  /// The parameters that a condition depends on, through others too.
  private func parameters(of condition: Condition) -> Set<Int> {
    var parameters: Set<Int> = []
    var seen: Set<Part> = []
    var work = [Part.condition(condition.name.text)]
    while let part = work.popLast() {
      guard seen.insert(part).inserted else { continue }
      work += template.references.references(from: part).map(\.target)
      if case .parameter(let name) = part,
        let index = template.parameters.firstIndex(where: { $0.name == name })
      {
        parameters.insert(index)
      }
    }
    return parameters
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
    WitnessWriter.parameters(of: scenario.state).compactMap { index in
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
