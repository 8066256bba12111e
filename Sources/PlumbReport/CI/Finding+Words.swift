internal import PlumbSource

extension Finding {
  /// The message and, where it holds in some deployments only, which: for formats without a field of
  /// their own for it.
  var messageWithScenario: String {
    guard let scenario else { return message }
    return "\(message) (\(scenario.inWords))"
  }
}

extension Witness {
  /// `scenario: Environment = dev; 1 of 3 scenarios`.
  var inWords: String {
    "scenario: \(description); \(failing) of \(counted(relevant, "scenario"))"
  }
}
