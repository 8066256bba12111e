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
  /// What CloudFormation refuses is left out: by the `Rules` section, or as it looks up what isn't there.
  ///
  /// - Parameter limit: How many sets are looked at before the search stops.
  init(_ template: Template, in parts: [(name: String?, state: ScenarioState)], limit: Int) {
    var groups = DeploymentGroups(template)
    var evaluations = 0
    var isComplete = true
    for part in parts {
      for expansion in template.expansions(in: part.state, limit: limit) {
        if expansion.unknown?.isRefused == true { continue }
        var work = [expansion.state]
        while let state = work.popLast() {
          guard evaluations < limit else {
            isComplete = false
            break
          }
          evaluations += 1
          if let split = expansion.template.firstSplit(in: state) {
            work += state.refined(by: split, in: expansion.template).reversed()
          } else if let admitted = state.admitted(by: expansion.template) {
            groups.add(admitted, of: expansion, name: part.name, within: part.state)
          }
        }
      }
    }
    deployments = groups.deployments
    self.limit = isComplete ? nil : limit
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
  private let defaults: Answers
  private var order: [Answers] = []
  private var words: [Answers: [String]] = [:]

  init(_ template: Template) {
    self.template = template
    let state = ScenarioState().withDefaults(of: template)
    let expansion = template.expansions(in: state, limit: 1).first
    defaults = Answers(expansion?.template ?? template, expansion?.state ?? state)
  }

  /// - Parameter whole: The deployments that have been divided; what holds in all of them isn't said.
  mutating func add(
    _ admitted: AdmittedState, of expansion: Template.Expansion, name: String?,
    within whole: ScenarioState
  ) {
    let (template, state) = (expansion.template, admitted.state)
    let answers = Answers(template, state)
    if words[answers] == nil { order.append(answers) }
    var told = state
    told.domains = state.domains.filter { index, _ in
      state.domain(of: index, in: template) != whole.domain(of: index, in: template)
    }
    let isWhole = told == ScenarioState()
    let text = isWhole ? nil : WitnessWriter(template, told).description
    let doubts = [
      expansion.unknown.map {
        "more resources, by \($0.reasons.map(\.text).joined(separator: ", "))"
      },
      admitted.doubt == nil ? nil : "unless the Rules section refuses it",
    ].compactMap(\.self)
    let parts = [name, text].compactMap(\.self).joined(separator: ": ")
    let all = [parts].filter { !$0.isEmpty } + doubts
    words[answers, default: []] += all.isEmpty ? [] : [all.joined(separator: "; ")]
  }

  var deployments: [DistinctDeployment] {
    let agreeing = order.count { $0.agrees(with: defaults) }
    // Where parameters without a default decide everything, no deployment is the default one.
    let hasDefault = agreeing < order.count || order.count == 1
    let all = order.map { answers in
      answers.deployment(
        words[answers] ?? [], isDefault: hasDefault && answers.agrees(with: defaults))
    }
    return all.filter(\.isDefault) + all.filter { !$0.isDefault }
  }
}

/// What the template says about a set of deployments; nil for what it doesn't decide.
private struct Answers: Hashable {
  /// Whether each condition holds.
  private let conditions: [Answer]
  /// Whether each resource is created.
  private let resources: [Answer]

  private struct Answer: Hashable {
    let name: String
    let isTrue: Bool?

    init(_ name: String, _ truth: Truth) {
      self.name = name
      isTrue = if case .known(let answer) = truth { answer } else { nil }
    }
  }

  init(_ template: Template, _ state: ScenarioState) {
    let scenario = Scenario(template, state)
    defer { scenario.forget() }
    conditions = template.conditions.map { Answer($0.name.text, scenario.condition($0.name.text)) }
    resources = template.resources.map { Answer($0.id.text, scenario.exists($0)) }
  }

  /// Whether the answers are those for the defaults, as far as these decide them.
  func agrees(with defaults: Answers) -> Bool {
    func agree(_ own: [Answer], _ others: [Answer]) -> Bool {
      own.count == others.count
        && zip(own, others).allSatisfy {
          $0.name == $1.name && ($1.isTrue == nil || $0.isTrue == $1.isTrue)
        }
    }
    return agree(conditions, defaults.conditions) && agree(resources, defaults.resources)
  }

  func deployment(_ when: [String], isDefault: Bool) -> DistinctDeployment {
    func names(_ answer: Bool?) -> [String] { resources.filter { $0.isTrue == answer }.map(\.name) }
    return DistinctDeployment(
      when: when, isDefault: isDefault, conditions: conditions.map { ($0.name, $0.isTrue) },
      resources: names(true), absent: names(false), undecided: names(nil))
  }
}

extension Template {
  /// A decision that a condition or the existence of a resource depends on.
  func firstSplit(in state: ScenarioState) -> Decision? {
    let scenario = Scenario(self, state)
    defer { scenario.forget() }
    func split(_ truth: Truth) -> Decision? {
      if case .unknown(let unknown) = truth { unknown.split } else { nil }
    }
    return conditions.lazy.compactMap { split(scenario.condition($0.name.text)) }.first
      ?? resources.lazy.compactMap { split(scenario.exists($0)) }.first
  }
}
