internal import PlumbSource
internal import PlumbTemplate

extension Linter {
  /// Checks a template in each part of the deployments in which its loops make the same.
  ///
  /// - Parameter named: Deployments that findings are to mention by name.
  func check(
    _ template: Template, in deployments: ScenarioState, named: [NamedState]
  ) -> LintResult {
    let expansions = template.expansions(in: deployments, limit: Linter.maximumExpansions)
    let result = check(expansions, of: deployments, named: named)
    guard template.hasLoops else { return result }
    return LintResult(
      findings: LoopRounds.merged(result.findings, in: expansions.map(\.template)),
      statistics: result.statistics)
  }

  private func check(
    _ expansions: [Template.Expansion], of deployments: ScenarioState, named: [NamedState]
  ) -> LintResult {
    if expansions.count == 1, let only = expansions.first {
      return check(expanded: only.template, in: only.state, named: named).result
    }
    var merged = ExpandedFindings(deployments)
    var statistics = ScenarioStatistics()
    for expansion in expansions {
      guard expansion.state.possible(in: expansion.template) != nil else { continue }
      let checked = check(
        expanded: expansion.template, in: expansion.state, named: named, isPart: true)
      statistics.merge(checked.statistics)
      merged.add(checked, of: expansion)
    }
    return LintResult(
      findings: merged.findings.sorted(by: Finding.inReportOrder), statistics: statistics)
  }

  /// More ways in which loops can go are left undecided.
  private static let maximumExpansions = 64
}
