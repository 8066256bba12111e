public import PlumbSource
public import PlumbTemplate

/// One way to deploy templates that somebody wrote down: a parameters file, or a named scenario.
///
/// A parameter that it doesn't mention has its default.
public struct Deployment: Sendable {
  /// What reports call it: `prod`, or the file's path.
  public let name: String
  /// Where the values are written.
  public let source: Source
  public let values: [GivenParameter]

  public init(name: String, source: Source, values: [GivenParameter]) {
    self.name = name
    self.source = source
    self.values = values
  }

  /// The deployment's part of a set of deployments.
  ///
  /// Parameters without a value and without a default stay as they are.
  func state(within state: ScenarioState, fixed: Set<String>, of template: Template)
    -> ScenarioState
  {
    var state = state
    for given in values where !fixed.contains(given.name.text) {
      guard let value = given.value else { continue }
      state = state.pinning(given.name.text, to: value.text, in: template) ?? state
    }
    let mentioned = fixed.union(values.map(\.name.text))
    for (index, parameter) in template.parameters.enumerated() {
      guard let value = parameter.defaultValue, !mentioned.contains(parameter.name) else {
        continue
      }
      state = state.pinning(index, to: value)
    }
    return state
  }
}

/// A parameter with the value that a deployment gives it.
public struct GivenParameter: Hashable, Sendable {
  public let name: Name
  /// The value as CloudFormation takes it, lists joined by commas; nil if it keeps the one it has.
  public let value: Name?

  public init(name: Name, value: Name?) {
    self.name = name
    self.value = value
  }
}
