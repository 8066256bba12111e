public import PlumbSource
internal import PlumbSyntax
public import PlumbTemplate

/// What a `.cfnlintrc` says, as far as it concerns Plumbline.
///
/// Repositories that come from cfn-lint keep what they told it: which checks to ignore, which templates
/// to leave alone, the regions, and what fails a run. What has no counterpart here is noted.
///
/// https://github.com/aws-cloudformation/cfn-lint#config-file
public struct LinterFile: Sendable {
  /// The names under which cfn-lint looks for it, the first first.
  public static let names = [".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"]

  /// What is wrong with the file, and what of it has no effect, in its order.
  public private(set) var findings: [Finding] = []
  /// The starts of the identifiers of rules that aren't to be reported.
  public private(set) var ignoredChecks: [String] = []
  /// The starts of the identifiers of rules that nothing suppresses.
  public private(set) var mandatoryChecks: [String] = []
  /// Whether lists of the template add to those of the file instead of replacing them.
  public private(set) var mergesLists = false
  public private(set) var regions: [Name] = []
  /// The lowest severity that fails a run; nil if the file doesn't say.
  public private(set) var failOn: Configuration.FailureThreshold?
  /// The templates to check where no paths are given; empty for all that are found.
  public private(set) var templates: [PathGlob] = []
  /// The templates that aren't checked.
  public private(set) var ignoredTemplates: [PathGlob] = []

  /// A run that has no such file.
  public init() {}

  /// Reads a file; paths in it are relative to its directory.
  public init(_ source: Source) {
    let tree = Tree.parse(source)
    findings = tree.findings.filter { $0.rule != "syntax/empty-file" }
    guard let root = tree.root, root.kind == .mapping else {
      if let root = tree.root, root.scalar != .null {
        report(ConfigurationRules.wrongValue, "'\(source.name)' is a mapping", source, root)
      }
      return
    }
    for (key, value) in root.entries { read(key, value, source) }
    findings.sort(by: Finding.inReportOrder)
  }

  private mutating func read(_ key: Node, _ value: Node, _ source: Source) {
    guard let setting = Setting(rawValue: key.text) else {
      let suggestion = SpellingSuggestion.best(
        for: key.text, among: Setting.allCases.map(\.rawValue))
      findings.append(
        ConfigurationRules.unreadSetting.finding(
          "cfn-lint has no setting '\(key.text)'", in: source, at: key.span,
          suggestion: suggestion))
      return
    }
    if setting.takesList, value.kind != .sequence {
      return report(ConfigurationRules.wrongValue, "'\(key.text)' is a list", source, value)
    }
    switch setting {
    case .ignoreChecks: ignoredChecks = value.listedTexts
    case .mandatoryChecks: mandatoryChecks = value.listedTexts
    case .templates: templates = value.listedTexts.map { PathGlob($0) }
    case .ignoreTemplates: ignoredTemplates = value.listedTexts.map { PathGlob($0) }
    case .regions:
      let isEverywhere = value.elements.contains { $0.hasText("ALL_REGIONS") }
      regions = isEverywhere ? [] : value.elements.map(\.name)
      for name in regions {
        guard let unknown = UnknownName.region(name.text) else { continue }
        findings.append(
          ConfigurationRules.wrongValue.finding(
            unknown.message, in: source, at: name.span, suggestion: unknown.suggestion))
      }
    case .mergeConfigs: mergesLists = value.scalar == .bool(true)
    case .nonZeroExitCode: readFailure(value, source)
    case .configureRules, .debug, .format, .ignoreBadTemplate, .includeChecks, .includeExperimental,
      .info:
      // They change cfn-lint's own rules, what it shows and how; nothing is lost without them.
      return
    case .appendRules, .customRules, .deploymentFiles, .outputFile, .overrideSpec, .parameterFiles,
      .parameters, .registrySchemas, .templateParameters:
      findings.append(
        ConfigurationRules.unreadSetting.finding(
          "'\(key.text)' has no effect here" + (setting.counterpart.map { "; \($0)" } ?? ""),
          in: source, at: key.span))
    }
  }

  private mutating func readFailure(_ value: Node, _ source: Source) {
    guard let severity = LinterFile.severities[value.text] else {
      return report(
        ConfigurationRules.wrongValue,
        "'non_zero_exit_code' is informational, warning, error or none", source, value)
    }
    failOn = severity
  }

  private mutating func report(
    _ rule: RuleMetadata, _ message: String, _ source: Source, _ node: Node
  ) {
    findings.append(rule.finding(message, in: source, at: node.pointedSpan))
  }

  static let severities: [String: Configuration.FailureThreshold] = [
    "informational": .note, "warning": .warning, "error": .error, "none": .never,
  ]
}

extension LinterFile {
  /// The settings of cfn-lint.
  enum Setting: String, CaseIterable {
    case appendRules = "append_rules"
    case configureRules = "configure_rules"
    case customRules = "custom_rules"
    case debug
    case deploymentFiles = "deployment_files"
    case format
    case ignoreBadTemplate = "ignore_bad_template"
    case ignoreChecks = "ignore_checks"
    case ignoreTemplates = "ignore_templates"
    case includeChecks = "include_checks"
    case includeExperimental = "include_experimental"
    case info
    case mandatoryChecks = "mandatory_checks"
    case mergeConfigs = "merge_configs"
    case nonZeroExitCode = "non_zero_exit_code"
    case outputFile = "output_file"
    case overrideSpec = "override_spec"
    case parameterFiles = "parameter_files"
    case parameters
    case regions
    case registrySchemas = "registry_schemas"
    case templateParameters = "template_parameters"
    case templates

    var takesList: Bool {
      switch self {
      case .ignoreChecks, .ignoreTemplates, .mandatoryChecks, .regions, .templates: true
      default: false
      }
    }

    /// What to use instead; nil if there is nothing.
    var counterpart: String? {
      switch self {
      case .appendRules, .customRules: "rules of one's own are packs, chosen in plumb.yaml"
      case .deploymentFiles, .parameterFiles, .parameters, .templateParameters:
        "use --parameters, or scenarios in plumb.yaml"
      case .outputFile: "use -o"
      default: nil
      }
    }
  }
}

extension Node {
  /// The texts of a list, without those that are empty.
  fileprivate var listedTexts: [String] {
    elements.filter { $0.kind == .scalar && !$0.hasText("") }.map(\.text)
  }
}
