public import PlumbSource
public import PlumbTemplate

/// A check with what is known about it; from Swift or from a pack file.
///
/// A rule reads the scenario it is given, which stands for a set of deployments, and says what it finds
/// in all of them. The engine calls it again for smaller sets where the rule says that it can't tell.
public protocol Rule<Subject>: Sendable {
  /// What it looks at: `Template`, `Resource` or `Output`.
  associatedtype Subject: PlumbTemplate.Subject
  var metadata: RuleMetadata { get }
  /// What it reports, where one look serves several rules; itself alone for most.
  ///
  /// A violation says which of them it is of. Each is listed, selected, suppressed and levelled like
  /// any other rule; the look is taken as long as one of them is selected. Where there are several,
  /// `metadata` names the look, and nothing is reported under its name.
  var members: [RuleMetadata] { get }
  /// How much of the deployments it is about.
  var scope: RuleScope { get }
  /// What an answer that can't be given means.
  var undecided: UndecidedTreatment { get }
  /// The parts of the template that it applies to.
  func subjects(in template: Template) -> [Subject]
  /// Looks at one of them in a scenario. Called from several threads, and more than once.
  func check(_ subject: Subject, in scenario: Scenario, into findings: inout FindingCollector)
  /// What would mend a violation that `check` has reported in a scenario, the best first.
  ///
  /// Asked once for each finding, and so the place for fixes that take work.
  func fixes(
    for violation: FindingCollector.Violation, on subject: Subject, in scenario: Scenario
  ) -> [Fix]
}

extension Rule {
  public var members: [RuleMetadata] { [metadata] }
  public var scope: RuleScope { .allScenarios }
  public var undecided: UndecidedTreatment { .note }

  public func fixes(
    for violation: FindingCollector.Violation, on subject: Subject, in scenario: Scenario
  ) -> [Fix] { violation.fixes }
}

/// The deployments that a rule is about.
public enum RuleScope: Sendable {
  case allScenarios
  /// All, and those that fail because a condition looks up what isn't there.
  case failedLookups
  /// Only the one with the default parameters.
  case defaultScenario
}

/// What it means that a rule can't be decided.
public enum UndecidedTreatment: String, Sendable, CaseIterable {
  /// A finding of severity note.
  case note
  /// A finding of the rule's own severity.
  case fail
  /// Nothing.
  case ignore
}

/// What a rule says about one subject in one scenario.
public struct FindingCollector {
  /// What is wrong, in the order in which it was found.
  public private(set) var violations: [Violation] = []
  /// Why something couldn't be told; nil if everything could.
  public private(set) var unknown: Unknown?
  /// Whether the rule doesn't concern the subject here.
  public private(set) var isApplicable = true
  /// Why the rule itself failed; nil if it didn't.
  public private(set) var failure: Failure?

  public init() {}

  /// Whether nothing is wrong, and nothing was left open.
  var isSettled: Bool { violations.isEmpty && unknown == nil && failure == nil }

  /// One thing that is wrong.
  public struct Violation: Sendable {
    public var message: String
    public var primary: Label
    public var related: [Label]
    public var notes: [String]
    public var path: String?
    public var fixes: [Fix]
    /// Which of the rule's members it violates; nil for the rule itself.
    public var rule: RuleMetadata?
    /// How much it matters here; nil for as much as the rule says.
    public var severity: Severity?

    public init(
      _ message: String, at primary: Label, related: [Label] = [], notes: [String] = [],
      path: String? = nil, fixes: [Fix] = [], of rule: RuleMetadata? = nil
    ) {
      self.rule = rule
      self.message = message
      self.primary = primary
      self.related = related
      self.notes = notes
      self.path = path
      self.fixes = fixes
    }
  }

  /// A mistake of the rule, such as a comparison of a number with a list.
  public struct Failure: Sendable {
    public var message: String
    /// The place in the template that it looked at.
    public var span: Span

    public init(_ message: String, at span: Span) {
      self.message = message
      self.span = span
    }
  }

  public mutating func report(_ violation: Violation) {
    violations.append(violation)
  }

  /// Says that it can't be told whether something is wrong.
  public mutating func reportUndecided(_ unknown: Unknown) {
    self.unknown = self.unknown?.merged(with: unknown) ?? unknown
  }

  /// Says that the rule doesn't concern the subject here.
  public mutating func reportNotApplicable() {
    isApplicable = false
  }

  public mutating func fail(_ failure: Failure) {
    self.failure = self.failure ?? failure
  }
}
