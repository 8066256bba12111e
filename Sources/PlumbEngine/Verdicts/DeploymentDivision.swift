internal import PlumbSource
internal import PlumbTemplate

/// Deployments divided by what seems to make a difference.
struct DeploymentDivision {
  private(set) var states: [ScenarioState]
  /// Whether the bound was reached before everything was divided.
  private(set) var isCoarse = false
  private let template: Template

  /// - Parameter findings: What is known to be wrong, with the parameters that make it so.
  init(_ all: ScenarioState, of template: Template, telling findings: [Finding]) {
    self.template = template
    states = [all]
    for decision in DeploymentDivision.decisions(of: findings, template) {
      divide { _ in decision }
    }
    var isDivided = true
    while isDivided { isDivided = divide { template.firstSplit(in: $0) } }
    states = states.filter { $0.possible(in: template) != nil }
  }

  /// Divides each part by a decision.
  ///
  /// - Returns: Whether some part was divided.
  @discardableResult private mutating func divide(by decision: (ScenarioState) -> Decision?) -> Bool
  {
    var parts: [ScenarioState] = []
    var isDivided = false
    for (index, state) in states.enumerated() {
      guard let decision = decision(state) else {
        parts.append(state)
        continue
      }
      let refined = state.refined(by: decision, in: template)
      let waiting = states.count - index - 1
      if refined.count > 1, parts.count + refined.count + waiting <= DeploymentDivision.maximum {
        parts += refined
        isDivided = true
      } else {
        if refined.count > 1 { isCoarse = true }
        parts.append(refined.count == 1 ? refined[0] : state)
      }
    }
    states = parts
    return isDivided
  }

  /// The values of listed parameters, and whether others have the value of a witness.
  ///
  /// Notes, and what depends on values that nobody listed, don't divide: the page would show
  /// deployments that nobody thinks of.
  private static func decisions(of findings: [Finding], _ template: Template) -> [Decision] {
    var decisions: [Decision] = []
    for finding in findings where finding.severity > .note && finding.outcome != .open {
      for assignment in finding.scenario?.parameters ?? [] {
        guard let index = template.parameters.firstIndex(where: { $0.name == assignment.name }),
          let pinned = ScenarioState().pinning(assignment.name, to: assignment.value, in: template),
          let value = pinned.domain(of: index, in: template).single
        else { continue }
        let isShort = (template.parameters[index].listedValues?.count ?? .max) <= maximumValues
        let decision = isShort ? Decision.value(parameter: index) : .equals(parameter: index, value)
        if !decisions.contains(decision) { decisions.append(decision) }
      }
    }
    return decisions
  }

  /// Parts that are judged, each with every rule.
  private static let maximum = 24
  /// Longer lists of values aren't told apart.
  private static let maximumValues = 8
}
