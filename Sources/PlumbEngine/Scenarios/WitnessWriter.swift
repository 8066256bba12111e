internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Describes a set of deployments in the template's own parameters.
struct WitnessWriter {
  private let template: Template
  /// The deployments to describe.
  private let state: ScenarioState
  /// What a rule says in some of these deployments; nil where nothing but words is asked for.
  private let leaf: ScenarioLeaf?
  private let resource: Resource?

  init(
    _ template: Template, _ state: ScenarioState, of leaf: ScenarioLeaf? = nil,
    about resource: Resource? = nil
  ) {
    self.template = template
    self.state = state
    self.leaf = leaf
    self.resource = resource
  }

  /// The deployments in words, and the values of one of them.
  func witness(
    giving values: [Int: ParameterValue], failing: Int, relevant: Int, names: [String]?
  ) -> Witness {
    let assignments = values.sorted { $0.key < $1.key }.map { index, value in
      let parameter = template.parameters[index]
      return Witness.Assignment(
        name: parameter.name, value: value.text, isDefault: value == parameter.defaultValue)
    }
    return Witness(
      description: description, parameters: assignments, failing: failing, relevant: relevant,
      names: names)
  }

  /// `Environment = dev or staging, Owner is not ''`.
  var description: String {
    let words = words.map(\.text)
    return words.isEmpty ? WitnessWriter.nothingTold : words.joined(separator: ", ")
  }

  /// The description of deployments about which nothing was decided.
  static let nothingTold = "the default parameters"

  /// Something that was decided.
  private struct Words {
    let text: String
    /// The parameters that it is about.
    var parameters: [Int] = []
    /// The comparison that it is about; nil where it is about parameters.
    var comparison: Place?
  }

  private var words: [Words] {
    var words = parameters.map { index in
      let words = DomainWords(
        template.parameters[index].bounds, state.domain(of: index, in: template))
      return Words(text: words.about(name(index)), parameters: [index])
    }
    words += state.sames.sorted { $0.key < $1.key }.map { same, representative in
      let other = state.representative(of: representative)
      return Words(text: "\(name(same)) = \(name(other))", parameters: [same, other])
    }
    words += state.differences.map {
      Words(text: "\(name($0.first)) ≠ \(name($0.second))", parameters: [$0.first, $0.second])
    }
    words += state.atoms.sorted { $0.key < $1.key }
      .filter { !followsFromParameters($0.key, $0.value) }
      .map { key, isTrue in
        Words(
          text: "\(template.words(forAtom: key)) is \(isTrue)",
          comparison: AtomComparisons(template, [key: isTrue]).places.first)
      }
    return words
  }

  /// Whether the values of parameters say already what a comparison gives.
  private func followsFromParameters(_ atom: String, _ isTrue: Bool) -> Bool {
    AtomComparisons(template, [atom: isTrue]).follow(from: state)
  }

  /// The parameters whose values were told apart, in the template's order.
  private var parameters: [Int] {
    state.domains.keys.sorted().filter { index in
      state.sames[index] == nil && !state.isImpliedByRegion(index, in: template)
        && state.domain(of: index, in: template) != template.parameters[index].declaredDomain
    }
  }

  private func name(_ index: Int) -> String { template.parameters[index].name }

  // MARK: Places

  /// The conditions, parameters and mapping entries that make the scenario what it is.
  var labels: [Label] {
    let entries = leaf.map { $0.scenario.mappingEntries(among: $0.dependencies) } ?? []
    return conditionLabels + parameterLabels
      + entries.map { Label($0.span, "the value comes from here") }
  }

  /// The conditions that the resource refers to and that the described parameters decide.
  private var conditionLabels: [Label] {
    guard let leaf else { return [] }
    let decided = leaf.scenario.decidedConditions(among: leaf.dependencies)
    return decided.compactMap { condition, isTrue in
      guard isUsed(condition.name.text) else { return nil }
      let own = uses(of: condition)
      let reasons = words.filter { own.explain($0.parameters, $0.comparison) }.map(\.text)
      if reasons.isEmpty { return nil }
      let truth = "\(condition.name.text) is \(isTrue)"
      let when = reasons == [truth] ? "in this scenario" : "when \(reasons.joined(separator: ", "))"
      return Label(condition.body.node.outerSpan, "\(truth) \(when)")
    }
  }

  private func isUsed(_ condition: String) -> Bool {
    guard let resource else { return true }
    return template.references.references(from: .resource(resource.id.text))
      .contains { $0.target == .condition(condition) }
  }

  /// What a condition depends on.
  private struct Uses {
    var parameters: Set<Int> = []
    /// Where it is written, and those that it refers to.
    var spans: [Span] = []

    /// Whether something about parameters, or else about a comparison, can decide the condition.
    func explain(_ parameters: [Int], _ comparison: Place?) -> Bool {
      if let comparison { return spans.contains { $0.contains(comparison.span) } }
      return !parameters.isEmpty && parameters.allSatisfy(self.parameters.contains)
    }
  }

  private func uses(of condition: Condition) -> Uses {
    var uses = Uses()
    var seen: Set<Part> = []
    var pending = [Part.condition(condition.name.text)]
    while let part = pending.popLast() {
      guard seen.insert(part).inserted else { continue }
      pending += template.references.references(from: part).map(\.target)
      switch part {
      case .parameter(let name):
        if let index = template.parameters.firstIndex(where: { $0.name == name }) {
          uses.parameters.insert(index)
        }
      case .condition(let name):
        if let used = template.condition(name) { uses.spans.append(used.body.node.outerSpan) }
      default: break
      }
    }
    return uses
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
}

extension Decision {
  /// The numbers of the parameters that it is about.
  var parameters: [Int] {
    switch self {
    case .equals(let parameter, _), .isOneOf(let parameter, _), .value(let parameter),
      .isLess(let parameter, _, _, _):
      [parameter]
    case .same(let first, let second): [first, second]
    case .atom: []
    }
  }
}
