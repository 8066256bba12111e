internal import PlumbSource

extension Report {
  /// The report with the findings that a baseline has among the suppressed ones.
  ///
  /// Findings are recognised among all of the run: a report on a part of a template's findings can
  /// mistake one for another that is the same but for its place.
  ///
  /// - Parameters:
  ///   - reason: Why they aren't reported.
  ///   - path: Turns the name of a source into its path from the baseline's directory.
  public func without(
    _ baseline: Baseline, reason: String, path: (String) -> String
  ) -> Report {
    let recorded = Set(baseline.entries.map(\.identity))
    var kept: [Finding] = []
    var suppressed = self.suppressed
    for (finding, entry) in zip(findings, Baseline.entries(for: findings, path: path)) {
      if recorded.contains(entry.identity) {
        suppressed.append(SuppressedFinding(finding: finding, reason: reason))
      } else {
        kept.append(finding)
      }
    }
    return Report(
      findings: kept, rules: rules, checkedCount: checkedCount, checkedNoun: checkedNoun,
      suppressed: suppressed, scenarioCount: scenarioCount, unreadable: unreadable,
      checkedFiles: checkedFiles, shard: shard)
  }
}

extension Baseline {
  /// What to record after a run.
  public struct Update: Sendable {
    public let baseline: Baseline
    public let addedCount: Int
    public let removedCount: Int
  }

  /// The baseline after a run: what is known of files that weren't checked stays, and so does what
  /// rules have found that weren't run.
  ///
  /// - Parameters:
  ///   - report: The run's report, without any baseline.
  ///   - addsNew: Whether findings are recorded that weren't before.
  ///   - path: Turns the name of a source into its path from the baseline's directory.
  ///   - exists: Whether there still is a file of this path from the baseline's directory.
  public func updated(
    by report: Report, addsNew: Bool, path: (String) -> String, exists: (String) -> Bool
  ) -> Update {
    let gone = Set(stale(after: report, path: path))
    let found = Baseline.entries(for: report.findings, path: path)
    let known = Set(entries.map(\.identity))
    let kept = entries.filter { !gone.contains($0) && exists($0.file) }
    let added = addsNew ? found.filter { !known.contains($0.identity) } : []
    return Update(
      baseline: Baseline(kept + added), addedCount: Set(added).count,
      removedCount: entries.count - kept.count)
  }

  /// The entries of files and rules that were checked, which a run without any baseline hasn't found.
  public func stale(after report: Report, path: (String) -> String) -> [Entry] {
    let checked = Set(report.checkedFiles.map(path))
    let found = Set(Baseline.entries(for: report.findings, path: path).map(\.identity))
    return entries.filter { entry in
      checked.contains(entry.file) && report.rules[RuleID(entry.rule)] != nil
        && !found.contains(entry.identity)
    }
  }
}

extension Baseline.Entry {
  /// What makes two entries the same, whatever the words.
  fileprivate struct Identity: Hashable {
    let file: String
    let fingerprint: String
  }

  fileprivate var identity: Identity { Identity(file: file, fingerprint: fingerprint) }
}
