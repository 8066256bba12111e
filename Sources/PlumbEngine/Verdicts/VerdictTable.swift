public import PlumbSource

/// What groups of rules say about a template, by the deployments in which they say the same.
public struct VerdictTable: Sendable {
  /// What a group of rules says about some deployments; of several answers the last one counts.
  public enum Verdict: Int, Sendable, CaseIterable {
    /// No rule of the group concerns anything in the template.
    case notApplicable
    /// Nothing is wrong.
    case holds
    /// Something is wrong, and somebody said that it may be.
    case accepted
    /// It can't be told from the template, or depends on a value that isn't listed there.
    case undecided
    case fails
  }

  /// What a group of rules says about the deployments of a column.
  public struct Cell: Hashable, Sendable {
    public let verdict: Verdict
    /// What shows it, by number among the template's findings; empty where nothing is wrong.
    public let findings: [Int]
    /// What was accepted, by number among the suppressed findings.
    public let accepted: [Int]
    /// The rules of the group that concern something here.
    public let rules: [RuleID]
  }

  /// Deployments in which every group says the same.
  public struct Column: Sendable {
    /// The deployments in words, a line each; empty for all that are looked at.
    public let when: [String]
    /// Those of the user's own deployments that are among them.
    public let names: [String]
    /// Whether the deployment with all defaults is among them.
    public let isDefault: Bool
    /// By number of the group.
    public let cells: [Cell]
  }

  /// The one with the default deployment first.
  public let columns: [Column]
  /// Whether there may be deployments within a column that differ.
  public let isCoarse: Bool
}

/// What a finding is recognised by among those of other deployments.
struct FindingKey: Hashable {
  private let rule: RuleID
  private let span: Span
  private let message: String?
  private let path: String?

  /// - Parameter isStrict: Whether the words count, which can name values.
  init(_ finding: Finding, isStrict: Bool) {
    rule = finding.rule
    span = finding.primary.span
    message = isStrict ? finding.message : nil
    path = isStrict ? finding.path : nil
  }
}
