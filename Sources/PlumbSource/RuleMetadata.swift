/// The name of a rule: `s3/bucket-acl-is-public`, `backup/s3-block-public-access`.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public var description: String { rawValue }

  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What is known about a rule apart from its check: why it is there and what to do.
public struct RuleMetadata: Sendable, Identifiable {
  public let id: RuleID
  /// The requirement or defect in one line, without a full stop.
  public let title: String
  /// The severity of its findings where nothing lowers it.
  public let severity: Severity
  /// Why it matters.
  public let rationale: String
  /// What to do about a finding.
  public let remediation: String
  /// The words of the requirement it serves; nil for rules that are true of any template.
  public let requirement: String?
  /// Documentation pages and control identifiers that it rests on.
  public let references: [String]
  /// What other tools call the same check, such as `E3012` or `CKV_AWS_20`.
  public let aliases: [String]

  public init(
    id: RuleID, title: String, severity: Severity, rationale: String, remediation: String,
    requirement: String? = nil, references: [String] = [], aliases: [String] = []
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.rationale = rationale
    self.remediation = remediation
    self.requirement = requirement
    self.references = references
    self.aliases = aliases
  }
}
