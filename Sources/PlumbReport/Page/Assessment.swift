public import PlumbEngine
public import PlumbSource
public import PlumbTemplate

/// What a page for owners and auditors is about: templates, what was found, and what was looked at.
public struct Assessment: Sendable {
  public let templates: [TemplateAssessment]
  /// What is to be said about the configuration and other files.
  public let otherFindings: [Finding]
  /// What is known about the rules of all findings.
  public let rules: [RuleID: RuleMetadata]
  /// Everything that was read, in the order in which it is listed.
  public let inputs: [AssessedInput]
  /// Which rules and deployments were chosen, in words; empty for all.
  public let choices: [String]
  /// The version of Plumbline.
  public let version: String
  /// What has changed since another run; nil if nobody asked.
  public var comparison: Comparison?

  public init(
    templates: [TemplateAssessment], otherFindings: [Finding], rules: [RuleID: RuleMetadata],
    inputs: [AssessedInput], choices: [String] = [], version: String
  ) {
    self.templates = templates
    self.otherFindings = otherFindings
    self.rules = rules
    self.inputs = inputs
    self.choices = choices
    self.version = version
  }

  /// Every finding that is reported.
  public var findings: [Finding] { templates.flatMap(\.findings) + otherFindings }
}

/// What was found in one template.
public struct TemplateAssessment: Sendable {
  public let template: Template
  /// What is reported, in report order.
  public let findings: [Finding]
  /// What somebody accepted.
  public let accepted: [SuppressedFinding]
  /// What the rules ask for, in the rows of the table.
  public let requirements: [Requirement]
  public let table: VerdictTable
  public let deployments: DeploymentList
  /// What is wrong with the file, so that there is no table; nil if it could be read.
  public let unreadable: String?

  public init(
    _ template: Template, findings: [Finding], accepted: [SuppressedFinding],
    requirements: [Requirement], table: VerdictTable, deployments: DeploymentList,
    unreadable: String? = nil
  ) {
    self.template = template
    self.findings = findings
    self.accepted = accepted
    self.requirements = requirements
    self.table = table
    self.deployments = deployments
    self.unreadable = unreadable
  }

  public var name: String { template.source.name }
}

/// A file that was read, or a pack.
public struct AssessedInput: Sendable {
  /// `template`, `rule pack`, `configuration`.
  public let kind: String
  public let source: Source
  /// Names with values that were chosen, each in a line.
  public let settings: [String]

  public init(kind: String, source: Source, settings: [String] = []) {
    self.kind = kind
    self.source = source
    self.settings = settings
  }
}
