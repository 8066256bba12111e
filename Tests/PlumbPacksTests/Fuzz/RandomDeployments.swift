import PlumbTemplate

/// The deployments of a random template, which are read once for all checks.
final class RandomDeployments {
  let template: Template
  private var known: [[String: String]: [Deployment]] = [:]

  /// One deployment; of parameters with the same values, there is one for each answer from outside.
  struct Deployment {
    let scenario: Scenario
    /// Whether the `Rules` section forbids it.
    let isForbidden: Bool
  }

  init(_ template: Template) {
    self.template = template
  }

  func all(_ parameters: [String: String]) -> [Deployment] {
    if let deployments = known[parameters] { return deployments }
    let deployments = template.states(parameters).map { template, state in
      let scenario = Scenario(template, state)
      let isForbidden = if case .known(false) = scenario.ruleAssertions { true } else { false }
      return Deployment(scenario: scenario, isForbidden: isForbidden)
    }
    known[parameters] = deployments
    return deployments
  }

  func forget() {
    for deployment in known.values.joined() { deployment.scenario.forget() }
    known = [:]
  }
}
