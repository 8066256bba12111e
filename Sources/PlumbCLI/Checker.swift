internal import PlumbEngine
internal import PlumbFiles
internal import PlumbFix
internal import PlumbPacks
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// What the commands need of the engine: the rules that apply, and their verdict on a source.
struct Checker: Sendable {
  private let file: ConfigurationFile
  private let policies: Policies
  private let selection: Selection
  private let choice: DeploymentChoice
  private let limits: ScenarioLimits
  private let suppresses: Bool
  /// What is fixed before the verdict; nil for nothing.
  private let fixes: FixChoice?
  /// The rules whose fixes are applied even where they aren't safe.
  private let unsafe: [RuleSelector]
  /// Whether only the templates are checked that a `.cfnlintrc` lists, if it lists any.
  var isLimitedToList = false
  /// Whether reports tell of every rule that ran, as baselines need it, or only of those with findings,
  /// which is quicker.
  var describesEveryRule = true
  private let today = CalendarDate(secondsSince1970: Console.secondsSince1970)

  /// Reads the configuration and the packs.
  ///
  /// - Throws: `UsageError` if one of them can't be read, or names a rule or setting that doesn't exist.
  init(
    _ policy: PolicyChoice, _ selection: RuleChoice, _ scenarios: ScenarioChoice? = nil,
    _ fixes: FixChoice? = nil
  ) throws(UsageError) {
    file = try ConfigurationFile(policy.configuration)
    policies = try Policies(policy, file)
    try UsageError.throwIfAny(file.configuration.unknownRules(known: policies.index))
    self.selection = try Selection(selection, file.configuration, known: policies.index)
    if let scenarios {
      choice = try DeploymentChoice(scenarios, file)
    } else {
      choice = DeploymentChoice()
    }
    limits = ScenarioLimits(maximum: scenarios?.maxScenarios)
    suppresses = !selection.noSuppressions
    self.fixes = fixes
    unsafe = try Selection.selectors(fixes?.unsafe ?? [], known: policies.index)
  }

  /// The rules that apply to every template, ordered by name.
  var rules: [RuleMetadata] {
    selection.rules(policies.ruleSet).metadata.values.sorted { $0.id < $1.id }
  }

  /// What is known about a rule of this name, and its examples; also of packs that weren't chosen.
  ///
  /// - Throws: `UsageError`, with a suggestion, if there is no such rule.
  func explanation(of name: String) throws(UsageError) -> (
    RuleMetadata, examples: [PackExampleText]
  ) {
    let packs = policies.everyPack
    let index = RuleIndex(
      policies.ruleSet.metadata.values.sorted { $0.id < $1.id } + packs.flatMap(\.metadata))
    let selector = RuleSelector(name)
    guard let rule = index.rules(named: selector).first else {
      throw UsageError(index.problem(with: selector)?.description ?? "no rule is named '\(name)'")
    }
    return (rule, packs.flatMap { $0.examples(of: rule.id) })
  }

  /// The lowest severity that fails a run, as configured; nil if it isn't.
  var failOn: FailureThreshold? { file.configuration.failOn ?? file.linter.failOn }

  /// The configured file of findings that aren't reported; nil if there is none.
  var baseline: String? { file.configuration.baseline.map { file.path($0.text) } }

  /// Whether what is said about values for parameters depends on the templates of all shards.
  var asksForEveryTemplate: Bool { !choice.fixed.isEmpty || choice.isRestricted }

  /// What is to be said about the file that cfn-lint is configured by.
  var linterFindings: [Finding] { file.linter.findings }

  func isExcluded(_ path: String, isNamed: Bool) -> Bool {
    file.isExcluded(path, isNamed: isNamed) || isLimitedToList && !file.isListed(path)
  }

  /// Reads the packs that a template seems to choose, for there is time while it is read itself.
  func readPacks(namedIn source: Source) {
    guard source.has("plumb") else { return }
    for pack in BuiltInPack.all where source.has(pack.name) { _ = pack.pack }
  }

  /// Judges one source, fixed before if that is asked for; called by several threads at once.
  ///
  /// A file that can't be read to its end, or is no template, is said to be unreadable.
  ///
  /// - Parameter template: What was read of it; given where nothing else is judged, so that all cores
  ///   can work on it.
  func check(_ source: Source, _ template: Template? = nil) -> CheckedFile {
    guard let fixes else {
      return judge(template ?? Template(source), isAlone: template != nil).file
    }
    // What the fixer starts with is judged once, and is often all there is.
    let original = judge(Template(source)).file
    var rules = original.report.rules
    let fixer = Fixer { next in
      if next === source { return original.report.findings }
      let report = judge(Template(next)).file.report
      rules = report.rules
      return report.findings
    } choosing: { finding, fix in
      fix.isSafe || unsafe.contains { rules[finding.rule].map($0.matches) == true }
    }
    let fixed = fixer.fix(source)
    let isOriginal = fixes.isDiff || fixed.source === source
    var file = isOriginal ? original : judge(Template(fixed.source)).file
    if !fixes.isDiff { file.report = file.report.withoutSafeFixes }
    file.fixed = fixed
    return file
  }

  /// Judges one template, and keeps what it was judged by.
  func judge(_ template: Template, isAlone: Bool = false) -> JudgedTemplate {
    if !template.isTemplate, template.tree.isComplete {
      return JudgedTemplate(
        template: template, rules: RuleSet(), packs: [], file: noTemplate(template))
    }
    let settings = TemplateSettings(template)
    let chosen = settings.policies.map(\.text)
    let all = policies.ruleSet(addingTo: chosen)
    let rules = selection.rules(all)
    let linted = lint(template, isAlone: isAlone, rules)
    let extra = settings.findings + settings.unknownPolicies(known: BuiltInPack.all.map(\.name))
    let refused = choice.findings(for: template)
    let inside = refused.filter { $0.source === template.source }
    let findings = selection.leveled(linted + extra + inside, rules)
      .map { $0.placed(in: template) }
    var file = checked(template, findings, rules, known: all, chosen)
    // A suppression in the template doesn't reach into a parameters file.
    let outside = refused.filter { $0.source !== template.source }
    file.report = Report(joining: [
      file.report, Report(findings: selection.leveled(outside, rules)),
    ])
    file.declaredParameters = template.declaredParameters
    return JudgedTemplate(
      template: template, rules: rules,
      packs: policies.packs(addingTo: chosen), file: file)
  }

  private func lint(_ template: Template, isAlone: Bool, _ rules: RuleSet) -> [Finding] {
    let linter = Linter(rules: rules, limits: limits)
    guard isAlone else { return linter.check(template, in: choice).findings }
    return parallelMap(linter.shares) { $0.check(template, in: choice).findings }.flatMap(\.self)
  }

  /// The parameters of a template that isn't judged.
  func declarations(of source: Source) -> CheckedFile {
    let template = Template(source)
    return CheckedFile(
      report: Report(findings: []),
      declaredParameters: template.isTemplate ? template.declaredParameters : nil)
  }

  /// What groups of rules say about a template, by deployment.
  func verdicts(
    on judged: JudgedTemplate, groupCount: Int, group: @escaping (RuleID) -> Int?
  ) -> VerdictTable {
    Linter(rules: judged.rules, limits: limits).verdicts(
      on: judged.template, in: choice, findings: judged.file.report.findings,
      accepted: judged.file.report.suppressed.map(\.finding), groupCount: groupCount, group: group)
  }

  /// What was read besides templates and packs: the configuration and parameters files.
  var configurationSources: [Source] {
    ([file.configuration.source].compactMap(\.self) + choice.named.map(\.source))
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Which rules and deployments were chosen, in words; empty for all.
  var choices: [String] {
    selection.words
      + choice.fixed.sorted { $0.key < $1.key }.map { "parameter \($0.key) = \($0.value)" }
      + choice.regions.map { "region \($0)" }
      + (choice.isRestricted ? choice.named.map { "scenario \($0.name)" } : [])
  }

  /// The settings of a pack with their values: `backup: retentionDays = 35`.
  func settings(of pack: Pack) -> [String] { policies.settingTexts(of: pack) }

  /// The distinct deployments of a template among those that are looked at.
  func deployments(of template: Template) -> DeploymentList {
    choice.list(of: template, limit: limits.evaluationsPerSubject)
  }

  /// What is to be said about the chosen values after all files have been judged.
  ///
  /// - Throws: `UsageError` for a parameter on the command line that no template has.
  func undeclaredParameters(_ files: [CheckedFile]) throws(UsageError) -> [Finding] {
    let templates = files.compactMap(\.declaredParameters)
    if templates.isEmpty { return [] }
    let declared = Set(templates.joined())
    try UsageError.throwIfAny(choice.undeclaredFixed(among: declared))
    return choice.undeclared(among: declared)
  }

  /// What is to be said about the configuration after all files have been judged.
  func idleSuppressions(_ files: [CheckedFile]) -> [Finding] {
    if file.configuration.suppressions.isEmpty { return [] }
    let ran = files.reduce(into: [RuleID: RuleMetadata]()) { all, file in
      all.merge(file.report.rules) { first, _ in first }
    }
    return file.configuration.idleSuppressions(
      used: files.reduce(into: []) { $0.formUnion($1.usedEntries) },
      checked: Set(files.compactMap(\.path).map(file.relative)), ran: Array(ran.values),
      today: today)
  }

  /// - Parameter chosen: The packs that the template itself chooses.
  private func checked(
    _ template: Template, _ findings: [Finding], _ rules: RuleSet, known: RuleSet,
    _ chosen: [String]
  ) -> CheckedFile {
    let name = template.source.name
    let unreadable =
      template.tree.isComplete
      ? [] : [Report.Unreadable(name: name, reason: "'\(name)' could not be read to its end")]
    guard suppresses else {
      let told = Finding.leavingOutConsequences(findings)
      let report = Report(
        findings: told, rules: metadata(of: told, rules, chosen), checkedCount: 1,
        unreadable: unreadable, checkedFiles: [name])
      return CheckedFile(report: report, path: name)
    }
    let result = Suppressions(
      template, known: Policies.index(of: known), mandatory: Set(SyntaxRules.fatal.map(\.id)),
      configured: file.suppressions(for: name), linter: file.linter
    ).apply(to: findings, ran: Set(rules.metadata.keys), today: today)
    let additional = selection.leveled(result.additional, rules)
    let told = Finding.leavingOutConsequences(result.kept)
    let report = Report(
      findings: told + additional, rules: metadata(of: findings + additional, rules, chosen),
      checkedCount: 1, suppressed: result.suppressed, unreadable: unreadable,
      checkedFiles: [name])
    return CheckedFile(report: report, path: name, usedEntries: result.usedEntries)
  }

  private func metadata(
    of findings: [Finding], _ rules: RuleSet, _ chosen: [String]
  ) -> [RuleID: RuleMetadata] {
    let needsAll = describesEveryRule || !file.configuration.suppressions.isEmpty
    return policies.told(needsAll ? rules.metadata : rules.metadata(of: findings), addingTo: chosen)
  }

  /// What is said about a file that is no template: which sections it has instead of those of one,
  /// so that a misspelt one is seen.
  private func noTemplate(_ template: Template) -> CheckedFile {
    let name = template.source.name
    let anatomy = selection.rules(policies.ruleSet.filter { $0.id.rawValue.hasPrefix("template/") })
    let findings = Linter(rules: anatomy, limits: limits).check(template).findings
    let reason =
      "'\(name)' is no CloudFormation template: it has neither Resources nor "
      + "AWSTemplateFormatVersion"
    return CheckedFile(
      report: Report(
        findings: selection.leveled(findings, anatomy), rules: anatomy.metadata,
        unreadable: [Report.Unreadable(name: name, reason: reason)]))
  }
}

/// The rules that are judged and how they count.
private struct Selection: Sendable {
  private let selected: [RuleSelector]
  private let ignored: [RuleSelector]
  private let configuration: Configuration

  /// - Throws: `UsageError` for a name of no rule.
  init(
    _ options: RuleChoice, _ configuration: Configuration, known: @autoclosure () -> RuleIndex
  ) throws(UsageError) {
    let all = try Selection.selectors(options.selected + options.ignored, known: known())
    selected = Array(all.prefix(options.selected.count))
    ignored = Array(all.dropFirst(options.selected.count))
    self.configuration = configuration
  }

  /// The selectors of some names; `s3/` is another way to write `s3/*`.
  ///
  /// - Throws: `UsageError` for a name of no rule.
  static func selectors(
    _ names: [String], known: @autoclosure () -> RuleIndex
  ) throws(UsageError) -> [RuleSelector] {
    if names.isEmpty { return [] }
    let known = known()
    let selectors = names.map { RuleSelector($0.hasSuffix("/") ? $0 + "*" : $0) }
    let problems = selectors.compactMap { known.problem(with: $0)?.description }
    if !problems.isEmpty { throw UsageError(problems) }
    return selectors
  }

  /// What the command line chooses.
  var words: [String] {
    selected.map { "only rules \($0.text)" } + ignored.map { "not rules \($0.text)" }
  }

  func rules(_ rules: RuleSet) -> RuleSet {
    if selected.isEmpty, ignored.isEmpty, configuration.levels.isEmpty { return rules }
    return rules.filter { rule in
      if !selected.isEmpty, !selected.contains(where: { $0.matches(rule) }) { return false }
      if ignored.contains(where: { $0.matches(rule) }) { return false }
      return configuration.level(of: rule) != .off
    }
  }

  /// The findings with the severities that the configuration gives their rules.
  func leveled(_ findings: [Finding], _ rules: RuleSet) -> [Finding] {
    if configuration.levels.isEmpty { return findings }
    let metadata = rules.metadata(of: findings)
    return findings.compactMap { finding in
      guard let rule = metadata[finding.rule] else { return finding }
      return configuration.leveled(finding, of: rule)
    }
  }
}

/// What was found in one file.
struct CheckedFile: Sendable {
  var report: Report
  /// The template's path; nil if it was none.
  var path: String?
  /// The entries of the configuration that suppressed something in it.
  var usedEntries: Set<Int> = []
  /// The names of the template's parameters; nil if it was none.
  var declaredParameters: [String]?
  /// What has been fixed in it; nil if nothing was to be.
  var fixed: FixedSource?
  var isStandardInput = false
}

/// A template with the rules that it was held to and what was found.
struct JudgedTemplate {
  let template: Template
  let rules: RuleSet
  let packs: [Pack]
  let file: CheckedFile
}

extension Template {
  /// The names of the template's own parameters, in its order.
  var declaredParameters: [String] { parameters.filter { !$0.isPseudo }.map(\.name) }
}

extension Source {
  /// Whether a word is somewhere in the text.
  fileprivate func has(_ word: String) -> Bool {
    let word = Array(word.utf8)
    return bytes.indices.contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }
}

extension ScenarioLimits {
  /// The usual limits, or with this many evaluations of a rule on a subject.
  fileprivate init(maximum: Int?) {
    self = .standard
    guard let maximum else { return }
    evaluationsPerSubject = maximum
    evaluationsPerRule = max(evaluationsPerRule, maximum)
  }
}

extension UsageError {
  /// Throws names that stand for nothing, a line each.
  static func throwIfAny(_ names: [UnknownName]) throws(UsageError) {
    if !names.isEmpty { throw UsageError(names.map(\.description)) }
  }
}
