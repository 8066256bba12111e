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
  /// - Parameter limit: How many parts there are at most. Where that isn't enough, a part is told from
  ///   others by the default alone, or not at all, and what its loops make is unknown.
  public func expansions(in deployments: ScenarioState, limit: Int) -> [Expansion] {
    guard hasOpenLoops else {
      return [Expansion(template: self, state: deployments, unknown: nil)]
    }
    var expansions: [Expansion] = []
    var work = [deployments]
    while let state = work.popLast() {
      let scenario = Scenario(self, state)
      let expanded = Template(tree, functions, in: scenario)
      scenario.forget()
      let rest = limit - expansions.count - work.count
      if let unknown = expanded.unknownLoop, let parts = parts(of: state, by: unknown, rest) {
        work += parts.reversed()
      } else {
        expansions.append(
          Expansion(template: expanded, state: state, unknown: expanded.unknownLoop))
      }
    }
    return expansions
  }

  /// The parts of a state that tell more about what isn't known; nil if there are none, or too many.
  private func parts(of state: ScenarioState, by unknown: Unknown, _ limit: Int) -> [ScenarioState]?
  {
    let decisions = [unknown.split, decisionForDefault(among: unknown.reasons, state)]
    return decisions.lazy.compactMap(\.self).map { state.refined(by: $0, in: self) }
      .first { !$0.isEmpty && $0.count <= limit && $0 != [state] }
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
