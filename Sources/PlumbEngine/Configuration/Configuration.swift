public import PlumbSource
public import PlumbSyntax
public import PlumbTemplate

/// What `plumb.yaml` says.
///
/// A value without a file behind it: whoever makes one finds and reads the file. Paths in it are
/// relative to the file's directory, and so are the paths that are asked about.
public struct Configuration: Sendable {
  /// The file; nil for the configuration of a run that has none.
  public let source: Source?
  /// What is wrong with the file, in its order; with an error among them nothing should be checked.
  public internal(set) var findings: [Finding] = []

  /// Patterns of the files that count where a directory is searched; empty for every file.
  public internal(set) var include: [PathGlob] = []
  /// Patterns of what isn't checked.
  public internal(set) var exclude: [PathGlob] = []
  /// The policies to hold every template to: built-in names, or files.
  public internal(set) var policies: [Name] = []
  public internal(set) var settings: [PolicySetting] = []
  /// What is said about rules, in the order of the file.
  public internal(set) var levels: [LevelEntry] = []
  /// The lowest severity that fails a run; nil if the file doesn't say.
  public internal(set) var failOn: FailureThreshold?
  /// The file of findings that aren't reported; nil if the file doesn't say.
  public internal(set) var baseline: Name?
  /// The regions that templates are deployed to; empty if the file doesn't say.
  public internal(set) var regions: [Name] = []
  /// The deployments to judge by name, in the order of the file.
  public internal(set) var scenarios: [NamedScenario] = []
  /// The entries of `suppress`, in the order of the file.
  public internal(set) var suppressions: [ConfiguredSuppression] = []

  /// The configuration of a run that has no file.
  public init() {
    source = nil
  }

  /// Reads a configuration; what is wrong with it is in `findings`.
  public init(_ source: Source) {
    self.source = source
    read(Tree.parse(source))
  }

  /// A value for a setting of a policy.
  public struct PolicySetting: Sendable {
    public let policy: Name
    public let name: Name
    /// A scalar or a list of scalars; the policy says whether it fits.
    public let value: Node
  }

  /// What is said about some rules.
  public struct LevelEntry: Sendable {
    /// An identifier, an alias or a family as written.
    public let rule: Name
    public let level: RuleLevel
  }

  /// A deployment with a name.
  public struct NamedScenario: Sendable {
    public let name: Name
    public let parameters: Parameters

    public enum Parameters: Sendable {
      /// A parameters file.
      case file(Name)
      /// Each parameter with its value as CloudFormation takes it: lists are joined by commas.
      case values([(name: Name, value: Name)])
    }
  }
}

extension Configuration {
  /// Whether a file that was found in a directory is to be checked.
  public func isIncluded(_ path: String) -> Bool {
    !isExcluded(path) && (include.isEmpty || include.contains { $0.matches(path) })
  }

  /// Whether a file or directory is left out, even if it is named.
  public func isExcluded(_ path: String) -> Bool {
    exclude.contains { $0.matchesPathOrParent(path) }
  }

  /// What is said about a rule; nil if nothing is.
  ///
  /// The rule's identifier wins over an alias, an alias over a family, and of equals the last.
  public func level(of rule: RuleMetadata) -> RuleLevel? {
    var best: (specificity: Int, level: RuleLevel)?
    for entry in levels {
      guard let specificity = RuleSelector(entry.rule.text).specificity(for: rule),
        specificity >= best?.specificity ?? 0
      else { continue }
      best = (specificity, entry.level)
    }
    return best?.level
  }

  /// A finding with the severity that the configuration gives its rule; nil if the rule is off.
  ///
  /// What the engine lowered, since the finding is only possible, stays lowered by as much. That a
  /// rule failed stays an error.
  public func leveled(_ finding: Finding, of rule: RuleMetadata) -> Finding? {
    guard let level = level(of: rule) else { return finding }
    guard var severity = level.severity else { return nil }
    guard finding.outcome != .error else { return finding }
    var usual = rule.severity
    while usual > finding.severity {
      usual = usual.lowered
      severity = severity.lowered
    }
    var copy = finding
    copy.severity = severity
    return copy
  }

  /// The entries of `suppress` that hold for a file.
  public func suppressions(for path: String) -> [ConfiguredSuppression] {
    suppressions.filter { $0.path?.matches(path) ?? true }
  }

  /// A finding for each name of a rule that doesn't exist.
  ///
  /// - Parameter known: Every rule there is, those that aren't run included.
  public func unknownRules(known: @autoclosure () -> RuleIndex) -> [Finding] {
    guard let source, !levels.isEmpty || !suppressions.isEmpty else { return [] }
    let known = known()
    return (levels.map(\.rule) + suppressions.map(\.rule)).compactMap { name in
      known.problem(with: RuleSelector(name.text)).map {
        ConfigurationRules.unknownRule.finding(
          $0.message, in: source, at: name.span, suggestion: $0.suggestion)
      }
    }.sorted(by: Finding.inReportOrder)
  }

  /// Those of some names that no scenario has.
  public func unknownScenarios(among names: [String]) -> [UnknownName] {
    let known = scenarios.map(\.name.text)
    return names.filter { !known.contains($0) }.map { name in
      UnknownName(
        message: "the configuration has no scenario '\(name)'",
        suggestion: SpellingSuggestion.best(for: name, among: known))
    }
  }

  /// A finding for each entry of `suppress` that is past its date or suppresses nothing.
  ///
  /// Whether an entry is unused can be told only if all it holds for was checked: it is reported if
  /// its path is one file, without a star, which was checked by one of its rules at least.
  ///
  /// - Parameters:
  ///   - used: The entries that matched, over all files: `Suppressions.Result.usedEntries`.
  ///   - checked: The paths of the checked files.
  ///   - ran: The rules that were run.
  ///   - today: The day of the run.
  public func idleSuppressions(
    used: Set<Int>, checked: Set<String>, ran: [RuleMetadata], today: CalendarDate
  ) -> [Finding] {
    guard let source else { return [] }
    return suppressions.compactMap { entry in
      guard ran.contains(where: entry.selector.matches) else { return nil }
      let words = "suppression of '\(entry.rule.text)'"
      if let until = entry.until, entry.isExpired(on: today) {
        return ConfigurationRules.expiredSuppression.finding(
          "\(words) ended on \(until)", in: source, at: entry.rule.span)
      }
      guard !used.contains(entry.number), let path = entry.path, path.isLiteral,
        checked.contains(where: path.matches)
      else { return nil }
      return ConfigurationRules.unusedSuppression.finding(
        "\(words) matches no finding", in: source, at: entry.rule.span)
    }
  }
}
