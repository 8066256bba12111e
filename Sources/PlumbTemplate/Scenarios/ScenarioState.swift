/// A set of deployments: the values that each parameter can have, and what else has been decided.
///
/// States that no deployment is in are never made: refining leaves them out.
public struct ScenarioState: Hashable, Sendable {
  /// Domains by parameter, as numbered in `Template.parameters`, where they differ from the declared ones.
  public package(set) var domains: [Int: Domain]
  /// Comparisons with something outside of the template, by their text.
  public package(set) var atoms: [String: Bool]
  /// Parameters that have the same value as another one.
  public package(set) var sames: [Int: Int]
  /// Pairs of parameters that have different values.
  public package(set) var differences: [Pair]

  public struct Pair: Hashable, Sendable {
    public let first: Int
    public let second: Int
  }

  public init(domains: [Int: Domain] = [:]) {
    self.domains = domains
    atoms = [:]
    sames = [:]
    differences = []
  }

  /// The parameter that stands for all those with the same value as this one.
  public func representative(of parameter: Int) -> Int {
    var parameter = parameter
    while let same = sames[parameter] { parameter = same }
    return parameter
  }

  /// The values that a parameter can have.
  public func domain(of parameter: Int, in template: Template) -> Domain {
    let parameter = representative(of: parameter)
    let domain = domains[parameter] ?? template.parameters[parameter].declaredDomain
    return located(domain, of: parameter, in: template)
  }

  /// Whether a parameter, and so every one that has the same value, can have this value.
  public func admits(_ value: ParameterValue, for parameter: Int, in template: Template) -> Bool {
    switch domain(of: parameter, in: template) {
    case .values(let values): values.contains(value)
    case .anything(let except, let bounds):
      !except.contains(value) && bounds.admits(value)
        && members(of: parameter).allSatisfy { template.parameters[$0].satisfiesRanges(value) }
        && fitsLocation(value, of: representative(of: parameter), in: template)
    }
  }

  /// The parameters known to have the same value as this one, and itself.
  func members(of parameter: Int) -> [Int] {
    let representative = representative(of: parameter)
    return [representative] + sames.keys.filter { self.representative(of: $0) == representative }
  }

  /// The states that a decision divides this one into, the one with the default value first.
  public func refined(by decision: Decision, in template: Template) -> [ScenarioState] {
    let children =
      switch decision {
      case .equals(let parameter, let value): split(parameter, by: value, in: template)
      case .isOneOf(let parameter, let values):
        partition(parameter, in: template) { values.contains($0) }
      case .value(let parameter): enumerate(parameter, in: template)
      case .isLess(let parameter, let measure, let bound, let orEqual):
        divide(parameter, measure, at: bound, orEqual: orEqual, in: template)
      case .same(let first, let second): compare(first, second, in: template)
      case .atom(let key): [true, false].map { assuming(key, is: $0) }
      }
    return children.filter {
      $0.isSatisfiable(in: template) && $0.mayHaveValues(after: self, in: template)
    }
  }

  /// The state in which a parameter has one value, which need not be among its `AllowedValues`.
  ///
  /// - Returns: nil if the template has no parameter or pseudo parameter of this name.
  public func pinning(_ name: String, to text: String, in template: Template) -> ScenarioState? {
    guard let index = template.parameterIndex[name] else { return nil }
    return pinning(index, to: ParameterValue(text).normalized(for: template.parameters[index].type))
  }

  /// The state in which a parameter has one value, which need not be among those of its domain.
  package func pinning(_ parameter: Int, to value: ParameterValue) -> ScenarioState {
    with(.values([value]), for: parameter)
  }

  private func assuming(_ atom: String, is value: Bool) -> ScenarioState {
    var child = self
    child.atoms[atom] = value
    return child
  }

  /// The state in which a parameter, and so every one that has the same value, has another domain.
  package func with(_ domain: Domain, for parameter: Int) -> ScenarioState {
    var child = self
    child.domains[representative(of: parameter)] = domain
    return child
  }

  private func split(
    _ parameter: Int, by value: ParameterValue, in template: Template
  ) -> [ScenarioState] {
    switch domain(of: parameter, in: template) {
    case .values: return partition(parameter, in: template) { $0 == value }
    case .anything(let except, let bounds):
      guard admits(value, for: parameter, in: template) else { return [self] }
      let equal = with(.values([value]), for: parameter)
      let different = with(.anything(except: except + [value], within: bounds), for: parameter)
      let isDefault = template.parameters[parameter].defaultValue == value
      return isDefault ? [equal, different] : [different, equal]
    }
  }

  func partition(
    _ parameter: Int, in template: Template, by belongs: (ParameterValue) -> Bool
  ) -> [ScenarioState] {
    guard let values = domain(of: parameter, in: template).values else { return [] }
    let parts = [values.filter(belongs), values.filter { !belongs($0) }].filter { !$0.isEmpty }
    return defaultFirst(parts, parameter, in: template)
      .map { with(.values($0), for: parameter) }
  }

  private func enumerate(_ parameter: Int, in template: Template) -> [ScenarioState] {
    let values = domain(of: parameter, in: template).values ?? []
    return defaultFirst(values.map { [$0] }, parameter, in: template)
      .map { with(.values($0), for: parameter) }
  }

  private func defaultFirst(
    _ parts: [[ParameterValue]], _ parameter: Int, in template: Template
  ) -> [[ParameterValue]] {
    guard let value = template.parameters[parameter].defaultValue else { return parts }
    return parts.filter { $0.contains(value) } + parts.filter { !$0.contains(value) }
  }

  private func compare(_ first: Int, _ second: Int, in template: Template) -> [ScenarioState] {
    let first = representative(of: first)
    let second = representative(of: second)
    // Asked again, it would make the parameter stand for itself.
    if first == second { return [self] }
    var different = self
    different.differences.append(Pair(first: first, second: second))
    guard let equal = merged(first, second, in: template) else { return [different] }
    let defaults = [first, second].map { template.parameters[$0].defaultValue }
    let areDifferent = defaults[0] != nil && defaults[1] != nil && defaults[0] != defaults[1]
    return areDifferent ? [different, equal] : [equal, different]
  }

  /// The state in which two parameters have the same value; nil if they can't.
  private func merged(_ first: Int, _ second: Int, in template: Template) -> ScenarioState? {
    let (one, other) = (domain(of: first, in: template), domain(of: second, in: template))
    let domain: Domain
    switch (one, other) {
    case (.anything(let except, let bounds), .anything(let others, let otherBounds)):
      let both = bounds.intersection(otherBounds)
      guard !both.isEmpty else { return nil }
      domain = .anything(except: except + others.filter { !except.contains($0) }, within: both)
    case (.values(let values), _):
      domain = .values(values.filter { admits($0, for: second, in: template) })
    case (_, .values(let values)):
      domain = .values(values.filter { admits($0, for: first, in: template) })
    }
    if domain.values?.isEmpty == true { return nil }
    var child = with(domain, for: first)
    child.domains[second] = nil
    child.sames[second] = first
    return child
  }

  /// The state in which a parameter has one of some values, which need not be in its domain.
  ///
  /// - Returns: nil if the template has no parameter or pseudo parameter of this name.
  /// - Parameter texts: At least one.
  public func restricting(
    _ name: String, to texts: [String], in template: Template
  ) -> ScenarioState? {
    precondition(!texts.isEmpty, "no values for \(name)")
    return template.parameterIndex[name].map { with(.values(texts.map { .init($0) }), for: $0) }
  }

  /// Whether no two parameters that differ are pinned to one value or to each other.
  package func isSatisfiable(in template: Template) -> Bool {
    isLocated(in: template)
      && differences.allSatisfy { pair in
        let first = representative(of: pair.first)
        let second = representative(of: pair.second)
        guard first != second else { return false }
        guard let one = domain(of: first, in: template).single,
          let other = domain(of: second, in: template).single
        else { return true }
        return one != other
      }
  }
}
