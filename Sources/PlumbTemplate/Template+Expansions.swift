internal import PlumbSource
internal import PlumbSyntax

/// What loops over whole sections make in different deployments.
extension Template {
  /// A part of the deployments, and the template as it is there.
  public struct Expansion: Sendable {
    public let template: Template
    public let state: ScenarioState
    /// Why it isn't known what a loop makes here, in which case it makes nothing; nil if it is known.
    public let unknown: Unknown?
  }

  /// The parts of some deployments in which loops over whole sections make the same, the one with the
  /// defaults first.
  ///
  /// Just the template itself where every list that is looped over is written out. A list parameter
  /// has its default in one part; what it makes with any other value is unknown.
  ///
  /// - Parameter limit: How many parts are told apart before the rest is unknown.
  public func expansions(in deployments: ScenarioState, limit: Int) -> [Expansion] {
    guard hasOpenLoops else {
      return [Expansion(template: self, state: deployments, unknown: nil)]
    }
    var expansions: [Expansion] = []
    var work = [deployments]
    var count = 0
    while let state = work.popLast() {
      count += 1
      let scenario = Scenario(self, state)
      let expanded = Template(tree, functions, in: scenario)
      scenario.forget()
      if let unknown = expanded.unknownLoop, count < limit,
        let split = unknown.split ?? decisionForDefault(among: unknown.reasons, state)
      {
        work += state.refined(by: split, in: self).reversed()
        continue
      }
      expansions.append(
        Expansion(template: expanded, state: state, unknown: expanded.unknownLoop))
      if count >= limit { break }
    }
    return expansions
  }

  /// Whether a parameter has its default, of the first for which that is open.
  private func decisionForDefault(
    among reasons: [Unknown.Reason], _ state: ScenarioState
  ) -> Decision? {
    for index in reasons.compactMap(\.parameter) {
      guard let value = parameters[index].defaultValue,
        state.domain(of: index, in: self).single == nil,
        state.admits(value, for: index, in: self)
      else { continue }
      return .equals(parameter: index, value)
    }
    return nil
  }

  /// Whether a list that is looped over isn't just texts.
  static func isOpen(_ list: Node, _ functions: FunctionTable) -> Bool {
    guard list.kind == .sequence, functions[list] == nil else { return true }
    return list.elements.contains { functions[$0] != nil }
  }
}
