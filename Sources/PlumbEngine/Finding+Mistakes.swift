package import PlumbSource

extension Finding {
  /// Leaves out notes on what can't be decided because of a mistake, where the mistake is reported.
  ///
  /// Verdicts are made of all findings: what isn't known isn't met.
  package static func leavingOutConsequences(_ findings: [Finding]) -> [Finding] {
    guard findings.contains(where: \.hangsOnMistake) else { return findings }
    let mistakes = findings.filter { $0.severity == .error && $0.outcome != .undecided }
    return findings.filter { finding in
      !(finding.hangsOnMistake && finding.severity == .note
        && mistakes.contains { $0.source === finding.source && $0.touches(finding) })
    }
  }

  private func touches(_ other: Finding) -> Bool {
    primary.span.start < other.primary.span.end && other.primary.span.start < primary.span.end
  }
}
