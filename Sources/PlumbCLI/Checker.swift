internal import PlumbEngine
internal import PlumbFiles
internal import PlumbPacks
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// What the commands need of the engine: the rules that apply, and their verdict on a source.
struct Checker: Sendable {
  private let file: ConfigurationFile
  private let policies: Policies
  private let selection: Selection
  private let suppresses: Bool
  private let today = CalendarDate(secondsSince1970: Console.secondsSince1970)

  /// Reads the configuration and the packs.
  ///
  /// - Throws: `UsageError` if one of them can't be read, or names a rule or setting that doesn't exist.
  init(_ policy: PolicyOptions, _ selection: SelectionOptions) throws(UsageError) {
    file = try ConfigurationFile(policy)
    policies = try Policies(policy, file)
    let known = policies.index
    try UsageError.throwIfAny(file.configuration.unknownRules(known: known))
    self.selection = try Selection(selection, file.configuration, known: known)
    suppresses = !selection.noSuppressions
  }

  /// The rules that apply to every template, ordered by name.
  var rules: [RuleMetadata] {
    selection.rules(policies.ruleSet).metadata.values.sorted { $0.id < $1.id }
  }

  /// Every rule there is, those of packs that weren't chosen included, ordered by name.
  var knownRules: [RuleMetadata] { policies.index.rules.sorted { $0.id < $1.id } }

  /// The lowest severity that fails a run, as configured.
  var failOn: FailureThreshold {
    file.configuration.failOn.flatMap { FailureThreshold(rawValue: $0.rawValue) } ?? .error
  }

  func isExcluded(_ path: String, isNamed: Bool) -> Bool {
    file.isExcluded(path, isNamed: isNamed)
  }

  /// Judges one source; called by several threads at once.
  ///
  /// A file that can't be read to its end, or is no template, is said to be unreadable.
  func check(_ source: Source) -> Report {
    let template = Template(source)
    if !template.isTemplate, template.tree.isComplete {
      return Report(
        findings: [], unreadable: [.init(name: source.name, reason: Checker.noTemplate(source))])
    }
    let settings = TemplateSettings(template)
    let rules = selection.rules(policies.ruleSet(addingTo: settings.policies.map(\.text)))
    let linted = Linter(rules: rules).check(template)
    let extra = settings.findings + settings.unknownPolicies(known: BuiltInPack.all.map(\.name))
    let findings = (linted.findings + extra).compactMap { finding in
      selection.selected(finding, of: rules.metadata[finding.rule])
    }
    return report(template, findings, ran: rules)
  }

  private func report(_ template: Template, _ findings: [Finding], ran: RuleSet) -> Report {
    let name = template.source.name
    let unreadable =
      template.tree.isComplete
      ? [] : [Report.Unreadable(name: name, reason: "'\(name)' could not be read to its end")]
    guard suppresses else {
      return Report(
        findings: findings, rules: ran.metadata, checkedCount: 1, unreadable: unreadable)
    }
    let result = Suppressions(
      template, known: policies.index, configured: file.suppressions(for: name)
    ).apply(to: findings, ran: Set(ran.rules.map(\.metadata.id)), today: today)
    return Report(
      findings: result.kept + result.additional, rules: ran.metadata, checkedCount: 1,
      suppressed: result.suppressed.map(\.finding), unreadable: unreadable)
  }

  private static func noTemplate(_ source: Source) -> String {
    "'\(source.name)' is no CloudFormation template: it has neither Resources nor "
      + "AWSTemplateFormatVersion"
  }
}

/// The rules that are judged and how they count.
private struct Selection: Sendable {
  private let selected: [RuleSelector]
  private let ignored: [RuleSelector]
  private let configuration: Configuration

  /// - Throws: `UsageError` for a name of no rule.
  init(
    _ options: SelectionOptions, _ configuration: Configuration, known: RuleIndex
  ) throws(UsageError) {
    selected = options.selected.map(Selection.selector)
    ignored = options.ignored.map(Selection.selector)
    self.configuration = configuration
    let problems = (selected + ignored).compactMap { known.problem(with: $0)?.description }
    if !problems.isEmpty { throw UsageError(problems) }
  }

  /// `s3/` is another way to write `s3/*`.
  private static func selector(_ name: String) -> RuleSelector {
    RuleSelector(name.hasSuffix("/") ? name + "*" : name)
  }

  func rules(_ rules: RuleSet) -> RuleSet {
    rules.filter { rule in
      if !selected.isEmpty, !selected.contains(where: { $0.matches(rule) }) { return false }
      if ignored.contains(where: { $0.matches(rule) }) { return false }
      return configuration.level(of: rule) != .off
    }
  }

  /// What is reported of a finding; nil if its rule is off.
  func selected(_ finding: Finding, of rule: RuleMetadata?) -> Finding? {
    rule.map { configuration.leveled(finding, of: $0) } ?? finding
  }
}
