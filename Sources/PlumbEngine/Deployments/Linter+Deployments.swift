internal import PlumbSource
public import PlumbTemplate

extension Linter {
  /// Checks one template in the deployments that were chosen, in report order.
  ///
  /// What is wrong with the choice itself isn't among the findings.
  public func check(_ template: Template, in choice: DeploymentChoice) -> LintResult {
    let named = choice.namedStates(of: template)
    guard choice.isRestricted, !named.isEmpty else {
      return check(template, in: choice.state(of: template), named: named)
    }
    var merged = MergedFindings(count: named.count)
    var statistics = ScenarioStatistics()
    for (deployment, part) in zip(choice.named, named) {
      let result = check(template, in: part.state)
      merged.add(result.findings, of: deployment)
      statistics.merge(result.statistics)
    }
    return LintResult(
      findings: merged.findings.sorted(by: Finding.inReportOrder), statistics: statistics)
  }
}

/// The findings of several deployments, each once, with the deployments in which it was found.
private struct MergedFindings {
  /// How many deployments there are.
  let count: Int
  private var order: [Key] = []
  private var found: [Key: [(deployment: Deployment, finding: Finding)]] = [:]

  private struct Key: Hashable {
    let rule: RuleID
    let span: Span
    let message: String
    let path: String?
  }

  init(count: Int) {
    self.count = count
  }

  mutating func add(_ findings: [Finding], of deployment: Deployment) {
    for finding in findings {
      let key = Key(
        rule: finding.rule, span: finding.primary.span, message: finding.message,
        path: finding.path)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append((deployment, finding))
    }
  }

  var findings: [Finding] { order.compactMap { found[$0].flatMap(merged) } }

  /// The most severe of what is one finding, with the names of its deployments.
  ///
  /// The values that these give aren't repeated: they can be secrets, and stand in the user's own file.
  private func merged(_ parts: [(deployment: Deployment, finding: Finding)]) -> Finding? {
    guard let first = parts.first,
      var finding = parts.map(\.finding).max(by: { $0.severity < $1.severity })
    else { return nil }
    // What reading finds holds for the template, not for a deployment.
    guard finding.outcome != nil else { return finding }
    let names = parts.map(\.deployment.name)
    let inner = first.finding.scenario
    if finding.outcome == .always {
      // Found in all that is looked at, it needs no words about where.
      if names.count == count { return finding }
      finding.outcome = .some
    }
    finding.scenario = Witness(
      description: ([names.joined(separator: ", ")] + [inner?.description].compactMap(\.self))
        .joined(separator: ": "),
      parameters: inner?.parameters ?? [], failing: names.count, relevant: count, names: names)
    return finding
  }
}
