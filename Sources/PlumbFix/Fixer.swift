public import PlumbSource

/// Applies fixes to a source until none is left.
///
/// A fix stays only if its finding is gone afterwards and none has come, whatever its rule promises. Of
/// fixes that overlap the first is applied, and the next round sees the others again.
public struct Fixer {
  private let check: (Source) -> [Finding]
  private let isChosen: (Finding, Fix) -> Bool

  /// A template of many resources needs a round for each fix at one place, and no more.
  private static let maximumRounds = 100
  /// How often fixes of what only a fix has shown are tried.
  private static let maximumDepth = 6

  /// - Parameters:
  ///   - check: What is wrong with a source; without what is suppressed, which isn't fixed.
  ///   - isChosen: Whether a fix may be applied.
  public init(
    check: @escaping (Source) -> [Finding],
    choosing isChosen: @escaping (Finding, Fix) -> Bool = { _, fix in fix.isSafe }
  ) {
    self.check = check
    self.isChosen = isChosen
  }

  /// The source with every chosen fix that holds; unchanged where there is none.
  public func fix(_ source: Source) -> FixedSource {
    var state = State(source: source, findings: check(source))
    for _ in 0..<Fixer.maximumRounds {
      let chosen = withoutOverlaps(candidates(in: state))
      if chosen.isEmpty { break }
      applyParts(of: chosen, to: &state)
    }
    return FixedSource(
      original: source, source: state.source, applied: state.applied, findings: state.findings)
  }

  /// The first fix of each finding that may be applied.
  private func candidates(in state: State, among findings: [Finding]? = nil) -> [Candidate] {
    (findings ?? state.findings).compactMap { finding in
      guard finding.source === state.source else { return nil }
      let fix = finding.fixes.first { fix in
        isChosen(finding, fix)
          && !state.refused.contains(Candidate(finding: finding, fix: fix).identity)
      }
      return fix.map { Candidate(finding: finding, fix: $0) }
    }
  }

  /// Those that don't touch what one before them changes.
  private func withoutOverlaps(_ candidates: [Candidate]) -> [Candidate] {
    var taken: [Span] = []
    return candidates.filter { candidate in
      let spans = candidate.fix.edits.map(\.span)
      guard spans.allSatisfy({ span in !taken.contains { $0.touches(span) } }) else { return false }
      taken += spans
      return true
    }
  }

  /// Whether the fixes hold, in which case they are applied.
  private func apply(_ chosen: [Candidate], to state: inout State) -> Bool {
    var allowed = state.findings.reduce(into: [FindingKey: Int]()) {
      $0[.init($1), default: 0] += 1
    }
    for one in chosen { allowed[.init(one.finding), default: 0] -= 1 }
    var next = state
    make(chosen, in: &next)
    // A name that means something again lets what is wrong below it be seen, which may be mended too.
    for _ in 0..<Fixer.maximumDepth {
      let news = next.findings(beyond: allowed)
      if news.isEmpty {
        state = next
        return true
      }
      let more = withoutOverlaps(candidates(in: next, among: news))
      if more.isEmpty { return false }
      make(more, in: &next)
    }
    return false
  }

  /// Makes the edits, and looks at what comes of them.
  private func make(_ chosen: [Candidate], in state: inout State) {
    let edits = chosen.flatMap(\.fix.edits).enumerated()
      .sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }.map(\.element)
    state.source = Source(name: state.source.name, bytes: state.source.applying(edits))
    state.findings = check(state.source)
    state.applied += chosen.map { AppliedFix(finding: $0.finding, fix: $0.fix) }
  }

  /// Applies fixes together where they hold together, and else in halves, down to those that don't hold.
  private func applyParts(of chosen: [Candidate], to state: inout State) {
    // What was applied before may have moved them.
    let wanted = Set(chosen.map(\.identity))
    let now = candidates(in: state).filter { wanted.contains($0.identity) }.prefix(chosen.count)
    let current = withoutOverlaps(Array(now))
    if current.isEmpty || apply(current, to: &state) { return }
    if current.count == 1 {
      state.refused.insert(current[0].identity)
      return
    }
    applyParts(of: Array(current[..<(current.count / 2)]), to: &state)
    applyParts(of: Array(current[(current.count / 2)...]), to: &state)
  }

  private struct State {
    var source: Source
    var findings: [Finding]
    var applied: [AppliedFix] = []
    var refused: Set<Candidate.Identity> = []

    /// The findings that are more than so many of each.
    func findings(beyond allowed: [FindingKey: Int]) -> [Finding] {
      var left = allowed
      return findings.filter { finding in
        let key = FindingKey(finding)
        guard let count = left[key], count > 0 else { return true }
        left[key] = count - 1
        return false
      }
    }
  }
}

/// What has become of a source.
public struct FixedSource: Sendable {
  public let original: Source
  /// The original itself where nothing was applied.
  public let source: Source
  /// The fixes in the order in which they were applied.
  public let applied: [AppliedFix]
  /// What is wrong with the fixed source.
  public let findings: [Finding]
}

/// A fix with the finding that it made go away.
public struct AppliedFix: Sendable {
  public let finding: Finding
  public let fix: Fix
}

/// A fix that may be applied.
private struct Candidate {
  let finding: Finding
  let fix: Fix

  /// What makes it the same one after other places have changed.
  struct Identity: Hashable {
    let finding: FindingKey
    let title: String
  }

  var identity: Identity { Identity(finding: FindingKey(finding), title: fix.title) }
}

/// What a finding says, wherever it stands.
private struct FindingKey: Hashable {
  let rule: RuleID
  let message: String
  let resource: String?

  init(_ finding: Finding) {
    rule = finding.rule
    message = finding.message
    resource = finding.resource
  }
}

extension Span {
  /// Whether the spans share a byte or a border.
  fileprivate func touches(_ other: Span) -> Bool { start <= other.end && other.start <= end }
}
