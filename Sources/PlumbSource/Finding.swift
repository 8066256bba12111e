/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case note
  case warning
  case error

  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  /// The next lower severity; a note stays a note.
  public var lowered: Severity {
    self == .error ? .warning : .note
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// In which deployments a finding holds.
public enum Outcome: String, Sendable, CaseIterable {
  /// In every deployment in which the rule applies.
  case always
  /// With the default parameters, and not in every other deployment.
  case `default`
  /// Only with other values that the template declares.
  case some
  /// Only if a parameter whose values aren't listed takes one that isn't its default.
  case open
  /// Cannot be decided from the template.
  case undecided
  /// The rule itself failed; says nothing about the template.
  case error
}

/// One thing that is wrong, or cannot be decided, at a place in a source.
public struct Finding: Sendable {
  /// The rule that found it.
  public var rule: RuleID
  public var severity: Severity
  /// What is wrong here, naming the thing; one line, no full stop.
  public var message: String
  /// The file that all labels lie in.
  public var source: Source
  /// The smallest span that is wrong, with an optional word about it.
  public var primary: Label
  /// Other places that make it true: a condition, a default, a key policy.
  public var related: [Label]
  /// Further remarks, one line each.
  public var notes: [String]
  /// The logical ID of the resource it concerns; nil where it concerns none.
  public var resource: String?
  /// The place in the template, `Resources/Bucket/Properties/BucketName`; nil outside of templates.
  public var path: String?
  /// In which deployments it holds; nil for findings that don't depend on parameters.
  public var outcome: Outcome?
  /// A deployment in which it holds; nil if it holds in every one, or in none that is known.
  public var scenario: Witness?
  /// Ways to mend it, the best first.
  public var fixes: [Fix]
  /// Whether it can't be decided because of a mistake in the template, which other rules report.
  package var hangsOnMistake = false

  public init(
    rule: RuleID, severity: Severity, message: String, source: Source, primary: Label,
    related: [Label] = [], notes: [String] = [], resource: String? = nil, path: String? = nil,
    outcome: Outcome? = nil, scenario: Witness? = nil, fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.source = source
    self.primary = primary
    self.related = related
    self.notes = notes
    self.resource = resource
    self.path = path
    self.outcome = outcome
    self.scenario = scenario
    self.fixes = fixes
  }

  /// Path of the file, position, rule, message, deployments, notes: the order of every report.
  public static func inReportOrder(_ left: Finding, _ right: Finding) -> Bool {
    if left.source.name != right.source.name { return left.source.name < right.source.name }
    if left.primary.span != right.primary.span { return left.primary.span < right.primary.span }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.message != right.message { return left.message < right.message }
    let words = (left.scenario?.description ?? "", right.scenario?.description ?? "")
    if words.0 != words.1 { return words.0 < words.1 }
    return left.notes.lexicographicallyPrecedes(right.notes)
  }
}

/// A span with a word about it.
public struct Label: Hashable, Sendable {
  public var span: Span
  /// What to say about the span; nil for nothing.
  public var message: String?

  public init(_ span: Span, _ message: String? = nil) {
    self.span = span
    self.message = message
  }
}

/// A deployment in which a finding holds, in the template's own parameters.
public struct Witness: Hashable, Sendable, CustomStringConvertible {
  /// One parameter with a value that can be written into a parameters file.
  public struct Assignment: Hashable, Sendable {
    public let name: String
    public let value: String
    /// Whether the value is the parameter's own default.
    public let isDefault: Bool

    public init(name: String, value: String, isDefault: Bool) {
      self.name = name
      self.value = value
      self.isDefault = isDefault
    }
  }

  /// The deployments in words: `Environment = dev or staging`.
  public let description: String
  /// One concrete deployment among them: the parameters that matter, in the template's order.
  public let parameters: [Assignment]
  /// In how many of the scenarios told apart it holds.
  public let failing: Int
  /// How many scenarios were told apart in which the rule applies.
  public let relevant: Int
  /// Which of the deployments that the user has named are among them; nil if none were named.
  public let names: [String]?

  public init(
    description: String, parameters: [Assignment], failing: Int, relevant: Int,
    names: [String]? = nil
  ) {
    self.names = names
    self.description = description
    self.parameters = parameters
    self.failing = failing
    self.relevant = relevant
  }
}
