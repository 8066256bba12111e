internal import PlumbTemplate

/// The deployments of a template that differ in a condition or in what they create.
///
/// Parameters that decide neither aren't told apart, so that there are few even of a template with many.
public struct DeploymentList: Sendable {
  /// In the order in which they were found, the default deployment's first.
  public let deployments: [DistinctDeployment]
  /// The number of evaluations after which the search stopped; nil if nothing is missing.
  public let limit: Int?

  /// Divides sets of deployments until every condition and resource is decided.
  ///
  /// What the `Rules` section forbids is left out.
  ///
  /// - Parameter limit: How many sets are looked at before the search stops.
  init(_ template: Template, in parts: [(name: String?, state: ScenarioState)], limit: Int) {
    var groups = DeploymentGroups(template)
    var work = parts.reversed().map { (origin: $0, state: $0.state) }
    for _ in 0..<limit {
      guard let (origin, state) = work.popLast() else { break }
      if let split = Scenario(template, state).firstSplit {
        work += state.refined(by: split, in: template).reversed().map { (origin, $0) }
      } else if let possible = state.possible(in: template) {
        groups.add(possible, name: origin.name, within: origin.state)
      }
    }
    deployments = groups.deployments
    self.limit = work.isEmpty ? nil : limit
  }
}

/// The deployments with one answer to every condition.
public struct DistinctDeployment: Sendable {
  /// The deployments in words, a line each: `Environment = dev or staging`; empty if there are no others.
  public internal(set) var when: [String]
  /// Whether the deployment with all defaults is one of them.
  public internal(set) var isDefault: Bool
  /// The conditions in the template's order; nil where the template doesn't decide one.
  public let conditions: [(name: String, isTrue: Bool?)]
  /// The resources that are created.
  public let resources: [String]
  /// The resources that aren't created.
  public let absent: [String]
  /// The resources of which the template doesn't decide whether they are created.
  public let undecided: [String]
}

/// Sets of deployments, put together where they don't differ.
private struct DeploymentGroups {
  private let template: Template
  private let defaults: Signature
  private var order: [Signature] = []
  private var words: [Signature: [String]] = [:]

  /// The answers: conditions, then resources.
  private typealias Signature = [Bool?]

  init(_ template: Template) {
    self.template = template
    defaults = Scenario(template, ScenarioState().withDefaults(of: template)).answers
  }

  /// - Parameter whole: The deployments that have been divided; what holds in all of them isn't said.
  mutating func add(_ state: ScenarioState, name: String?, within whole: ScenarioState) {
    let scenario = Scenario(template, state)
    let signature = scenario.answers
    if words[signature] == nil { order.append(signature) }
    var told = state
    told.domains = state.domains.filter { index, _ in
      state.domain(of: index, in: template) != whole.domain(of: index, in: template)
    }
    let isWhole = told == ScenarioState()
    let text = isWhole ? nil : WitnessWriter(template, told).description
    let parts = [name, text].compactMap(\.self)
    words[signature, default: []] += parts.isEmpty ? [] : [parts.joined(separator: ": ")]
  }

  var deployments: [DistinctDeployment] {
    let all = order.map(deployment)
    return all.filter(\.isDefault) + all.filter { !$0.isDefault }
  }

  /// Whether the answers are those for the defaults, as far as these decide them.
  private func isDefault(_ signature: Signature) -> Bool {
    zip(signature, defaults).allSatisfy { $1 == nil || $0 == $1 }
  }

  private func deployment(_ signature: Signature) -> DistinctDeployment {
    let conditions = zip(template.conditions.map(\.name.text), signature).map { ($0, $1) }
    let resources = zip(
      template.resources.map(\.id.text), signature.dropFirst(template.conditions.count))
    func names(_ answer: Bool?) -> [String] { resources.filter { $0.1 == answer }.map(\.0) }
    return DistinctDeployment(
      when: words[signature] ?? [], isDefault: isDefault(signature), conditions: conditions,
      resources: names(true), absent: names(false), undecided: names(nil))
  }
}

extension Scenario {
  /// Whether each condition holds, then whether each resource is created; nil where that isn't known.
  fileprivate var answers: [Bool?] {
    let truths =
      template.conditions.map { condition($0.name.text) } + template.resources.map(exists)
    return truths.map { if case .known(let answer) = $0 { answer } else { nil } }
  }

  /// A decision that a condition or the existence of a resource depends on.
  fileprivate var firstSplit: Decision? {
    func split(_ truth: Truth) -> Decision? {
      if case .unknown(let unknown) = truth { unknown.split } else { nil }
    }
    return template.conditions.lazy.compactMap { split(self.condition($0.name.text)) }.first
      ?? template.resources.lazy.compactMap { split(self.exists($0)) }.first
  }
}
