internal import ArgumentParser
internal import PlumbEngine
internal import PlumbPacks
internal import PlumbSource

/// Names given with commas, by repetition, or both.
struct NameList: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if names.contains("") { return nil }
  }
}

/// A setting of a rule pack: `retentionDays=35`.
struct SettingArgument: Hashable, ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
      return nil
    }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
  }
}

/// How templates are judged: by which rules, and in which deployments.
struct JudgementOptions: ParsableArguments {
  @OptionGroup(title: "Rules") private var policies: PolicyOptions
  @OptionGroup(title: "Selection") private var rules: SelectionOptions
  @OptionGroup(title: "Scenarios") private var deployments: ScenarioOptions

  var policy: PolicyChoice { policies.choice }
  var selection: RuleChoice { rules.choice }
  var scenarios: ScenarioChoice { deployments.choice }
}

/// Which rules there are: the built-in ones, packs, and their settings.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Policy packs to hold the templates to: built-in names or files.",
      valueName: "pack,..."), completion: .list(BuiltInPack.all.map(\.name)))
  private var policy: [NameList] = []

  @Option(
    name: .customLong("set"), help: ArgumentHelp("Set a value of a pack.", valueName: "name=value"))
  private var settings: [SettingArgument] = []

  @OptionGroup private var configuration: ConfigurationOptions

  var choice: PolicyChoice {
    PolicyChoice(
      packs: policy.flatMap(\.names), settings: settings, configuration: configuration.choice)
  }
}

/// Which configuration file is read.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"), help: ArgumentHelp("Configuration file.", valueName: "file"),
    completion: .file())
  private var file: String?

  @Flag(help: "Ignore every configuration file.")
  private var isolated = false

  var choice: ConfigurationFile.Choice {
    isolated ? .none : file.map { .named($0) } ?? .nearest
  }

  func validate() throws {
    if isolated, file != nil {
      throw ValidationError("--config and --isolated exclude each other")
    }
  }
}

/// Which of the rules are judged, and which findings are reported.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only these rules; 's3/' and 'E30' select families.", valueName: "rule,..."),
    completion: .rules)
  private var select: [NameList] = []

  @Option(help: ArgumentHelp("Not these rules.", valueName: "rule,..."), completion: .rules)
  private var ignore: [NameList] = []

  @Flag(help: "Report findings that comments or metadata suppress.")
  private var noSuppressions = false

  var choice: RuleChoice {
    RuleChoice(
      selected: select.flatMap(\.names), ignored: ignore.flatMap(\.names),
      noSuppressions: noSuppressions)
  }
}

extension CompletionKind {
  /// The names of the rules that apply here; none where the configuration has a mistake.
  static var rules: CompletionKind {
    .custom { _, _, _ in
      let rules = try? Checker(PolicyChoice(), RuleChoice()).rules.map(\.id.rawValue)
      return rules ?? []
    }
  }
}
