public import PlumbSource
internal import PlumbSyntax
public import PlumbTemplate

/// The deployments that a run looks at; all of them until something is chosen.
public struct DeploymentChoice: Sendable {
  /// The regions that templates are deployed to; empty for any.
  public var regions: [String] = []
  /// Values that parameters have in every deployment, by name.
  public var fixed: [String: String] = [:]
  /// The deployments that have a name, in order.
  public var named: [Deployment] = []
  /// Whether only the named deployments are looked at.
  public var isRestricted = false

  public init() {}

  /// All deployments that the regions and the fixed values leave.
  public func state(of template: Template) -> ScenarioState {
    var state = ScenarioState()
    if !regions.isEmpty {
      state = state.restricting("AWS::Region", to: regions, in: template) ?? state
    }
    for (name, value) in fixed { state = state.pinning(name, to: value, in: template) ?? state }
    return state
  }

  /// The named deployments, in order.
  func namedStates(of template: Template) -> [NamedState] {
    let all = state(of: template)
    let names = Set(fixed.keys)
    return named.map {
      NamedState(name: $0.name, state: $0.state(within: all, fixed: names, of: template))
    }
  }

  /// The distinct deployments among those that are looked at.
  ///
  /// - Parameter limit: How many sets of deployments are looked at before the search stops.
  public func list(of template: Template, limit: Int) -> DeploymentList {
    let parts: [(name: String?, state: ScenarioState)] =
      isRestricted
      ? namedStates(of: template).map { ($0.name, $0.state) } : [(nil, state(of: template))]
    return DeploymentList(template, in: parts, limit: limit)
  }

  /// What is wrong with the chosen values for a template, in no particular order.
  ///
  /// The findings are in the template, or in the file that gives the value.
  public func findings(for template: Template) -> [Finding] {
    let own = template.parameters.filter { !$0.isPseudo }
    let refused = own.flatMap { parameter in
      let refusals = named.compactMap { refusal(of: parameter, by: $0, template) }
      return refusals + [fixedRefusal(of: parameter, template)].compactMap(\.self)
    }
    return (refused.isEmpty ? refusedDeployments(of: template) : refused)
      + own.compactMap { gap($0, template) }
  }

  /// A finding for each value of a parameter that none of some templates declares.
  ///
  /// Values of named deployments count where only these are looked at: any other run may well leave
  /// out the template that a value is for.
  public func undeclared(among declared: Set<String>) -> [Finding] {
    guard isRestricted else { return [] }
    return named.flatMap { deployment in
      deployment.values.filter { !declared.contains($0.name.text) }.map { given in
        DeploymentRules.undeclaredParameter.finding(
          "no checked template has a parameter '\(given.name.text)'", in: deployment.source,
          at: given.name.span,
          suggestion: SpellingSuggestion.best(for: given.name.text, among: declared.sorted()))
      }
    }
  }

  /// The fixed values of parameters that none of some templates declares, ordered by name.
  public func undeclaredFixed(among declared: Set<String>) -> [UnknownName] {
    fixed.keys.filter { !declared.contains($0) }.sorted().map { name in
      UnknownName(
        message: "no checked template has a parameter '\(name)'",
        suggestion: SpellingSuggestion.best(for: name, among: declared.sorted()))
    }
  }

  // MARK: Findings

  /// The deployments of which each value is fine and that can't be made all the same.
  private func refusedDeployments(of template: Template) -> [Finding] {
    guard template.canBeRefused else { return [] }
    // What all deployments share is refused in each of them.
    if !fixed.isEmpty || !regions.isEmpty, state(of: template).possible(in: template) == nil {
      return [
        DeploymentRules.refusedDeployment.finding(
          "the template refuses what was chosen", in: template.source,
          at: template.rules.first?.name.span ?? template.span)
      ]
    }
    return zip(named, namedStates(of: template)).compactMap { deployment, part -> Finding? in
      guard part.state.possible(in: template) == nil else { return nil }
      return DeploymentRules.refusedDeployment.finding(
        "the template refuses the values of '\(deployment.name)' together",
        in: deployment.source, at: deployment.values.first?.name.span ?? Span(0 as Int, 0))
    }
  }

  private func refusal(
    of parameter: Parameter, by deployment: Deployment, _ template: Template
  ) -> Finding? {
    guard fixed[parameter.name] == nil,
      let given = deployment.values.first(where: { $0.name.text == parameter.name }),
      let value = given.value,
      let objection = parameter.objection(to: ParameterValue(value.text))
    else { return nil }
    let place = template.source.position(at: Int(objection.constraint.span.start))
    var finding = DeploymentRules.refusedValue.finding(
      objection.message, in: deployment.source, at: value.span)
    finding.notes = ["declared at \(template.source.name):\(place.line):\(place.column)"]
    return finding
  }

  private func fixedRefusal(of parameter: Parameter, _ template: Template) -> Finding? {
    guard let value = fixed[parameter.name],
      let objection = parameter.objection(to: ParameterValue(value))
    else { return nil }
    return DeploymentRules.refusedValue.finding(
      objection.message, in: template.source, at: objection.constraint.span)
  }

  private func gap(_ parameter: Parameter, _ template: Template) -> Finding? {
    guard isRestricted, parameter.defaultValue == nil, fixed[parameter.name] == nil,
      let declaration = parameter.declaration
    else { return nil }
    let gaps = named.filter { deployment in
      !deployment.values.contains { $0.name.text == parameter.name && $0.value != nil }
    }.map { "'\($0.name)'" }
    if gaps.isEmpty { return nil }
    return DeploymentRules.valuelessParameter.finding(
      "parameter '\(parameter.name)' has no default and no value in \(gaps.joined(separator: ", "))",
      in: template.source, at: declaration.key.span)
  }
}
