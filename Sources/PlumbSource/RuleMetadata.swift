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
  public var rationale: String { texts().rationale }
  /// What to do about a finding.
  public var remediation: String { texts().remediation }
  /// The words of the requirement it serves; nil where nobody asked for it in words.
  public var requirement: String? { texts().requirement }
  /// Documentation pages and control identifiers that it rests on.
  public var references: [String] { texts().references }
  /// What other tools call the same check, such as `E3012` or `CKV_AWS_20`.
  public let aliases: [String]
  private let texts: @Sendable () -> RuleTexts

  public init(
    id: RuleID, title: String, severity: Severity, rationale: String, remediation: String,
    requirement: String? = nil, references: [String] = [], aliases: [String] = []
  ) {
    let texts = RuleTexts(
      rationale: rationale, remediation: remediation, requirement: requirement,
      references: references)
    self.init(id: id, title: title, severity: severity, aliases: aliases) { texts }
  }

  /// Makes metadata of which the longer texts are read when somebody asks for them.
  package init(
    id: RuleID, title: String, severity: Severity, aliases: [String],
    texts: @escaping @Sendable () -> RuleTexts
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.aliases = aliases
    self.texts = texts
  }

  /// The same without the words of a requirement, for whom it isn't one.
  package var withoutRequirement: RuleMetadata {
    RuleMetadata(id: id, title: title, severity: severity, aliases: aliases) { [texts] in
      let all = texts()
      return RuleTexts(
        rationale: all.rationale, remediation: all.remediation, requirement: nil,
        references: all.references)
    }
  }
}

/// What few runs show of a rule.
package struct RuleTexts: Sendable {
  let rationale: String
  let remediation: String
  let requirement: String?
  let references: [String]

  package init(
    rationale: String, remediation: String, requirement: String?, references: [String]
  ) {
    self.rationale = rationale
    self.remediation = remediation
    self.requirement = requirement
    self.references = references
  }
}
