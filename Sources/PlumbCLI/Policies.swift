internal import PlumbEngine
internal import PlumbFiles
internal import PlumbPacks
internal import PlumbRules
internal import PlumbSource
internal import PlumbTemplate

/// The rules of a run: the built-in ones, and those of the packs that were chosen.
struct Policies: Sendable {
  /// What applies to every template.
  let ruleSet: RuleSet
  private let packs: [Pack]
  private let settings: [String: [String: SettingValue]]

  /// - Throws: `UsageError` for a pack that can't be read, or a setting that no pack has.
  init(_ options: PolicyChoice, _ file: ConfigurationFile) throws(UsageError) {
    var packs: [Pack] = []
    for name in options.packs { packs.append(try Policies.load(name, at: name)) }
    if options.packs.isEmpty {
      for name in file.configuration.policies {
        packs.append(try Policies.load(name.text, at: file.path(name.text)))
      }
    }
    let universal = BuiltInPack.universal.filter { pack in
      !packs.contains { $0.name == pack.name }
    }
    packs = universal.map(\.pack) + packs
    settings = try Policies.settings(options, file.configuration, packs)
    // A nested template that can't be read is nothing to compare with.
    let builtIn = RuleSet.builtIn(readingTemplates: { try? Source(contentsOf: $0) })
    var rules = builtIn + RuleSet(describing: PackFileRules.all)
    for pack in packs { rules = rules + (try Policies.rules(pack, settings)) }
    ruleSet = rules
    self.packs = packs
  }

  /// Every rule that applies to every template, for names in suppressions and options.
  ///
  /// Reading a pack that nobody chose only for its names would cost every run its start-up time.
  var index: RuleIndex { Policies.index(of: ruleSet) }

  /// The rules of a set, ordered by name.
  static func index(of rules: RuleSet) -> RuleIndex {
    RuleIndex(rules.metadata.values.sorted { $0.id < $1.id })
  }

  /// The rules with those of the packs that a template chooses itself.
  func ruleSet(addingTo names: [String]) -> RuleSet {
    names.reduce(ruleSet) { rules, name in
      guard !packs.contains(where: { $0.name == name }), let pack = BuiltInPack.named(name),
        let more = try? pack.pack.rules(settings: settings[name] ?? [:])
      else { return rules }
      return rules + more
    }
  }

  /// The packs that a template is held to, those that it chooses itself included.
  func packs(addingTo names: [String]) -> [Pack] {
    packs
      + names.compactMap { name in
        packs.contains { $0.name == name } ? nil : BuiltInPack.named(name)?.pack
      }
  }

  /// What is known about rules, to those who chose the packs: a requirement that the universal packs
  /// share with the built-in policy is told of where that is chosen.
  func told(
    _ rules: [RuleID: RuleMetadata], addingTo names: [String]
  ) -> [RuleID: RuleMetadata] {
    let universal = Set(BuiltInPack.universal.map(\.name))
    let isChosen = (packs.map(\.name) + names).contains { name in
      !universal.contains(name) && BuiltInPack.named(name) != nil
    }
    if isChosen { return rules }
    return rules.mapValues { rule in
      universal.contains { rule.id.rawValue.hasPrefix($0 + "/") } ? rule.withoutRequirement : rule
    }
  }

  /// A pack's settings in its order, each with its value: `backup: retentionDays = 35`.
  func settingTexts(of pack: Pack) -> [String] {
    pack.settings.map { setting in
      let value = settings[pack.name]?[setting.name] ?? setting.defaultValue
      return "\(pack.name): \(setting.name) = \(value)"
    }
  }

  /// The packs that were chosen, and those that could be, with their examples.
  var everyPack: [Pack] {
    packs.filter { BuiltInPack.named($0.name) == nil }
      + BuiltInPack.all.map { Pack.load($0.source).pack ?? $0.pack }
  }

  /// Reads a pack by its built-in name or its path.
  ///
  /// - Throws: `UsageError` if there is none, or it has an error.
  static func load(_ name: String, at path: String) throws(UsageError) -> Pack {
    if let pack = BuiltInPack.named(name) { return pack.pack }
    let (pack, findings) = Pack.load(try source(name, at: path))
    try UsageError.throwIfAny(findings)
    guard let pack else { throw UsageError("'\(path)' is no rule pack") }
    return pack
  }

  /// The file of a pack by its built-in name or its path.
  static func source(_ name: String, at path: String) throws(UsageError) -> Source {
    if let pack = BuiltInPack.named(name) { return pack.source }
    do throws(FileError) {
      return try Source(contentsOf: path)
    } catch {
      let names = BuiltInPack.all.map(\.name)
      let hint = SpellingSuggestion.best(for: name, among: names).map { "; did you mean '\($0)'?" }
      throw UsageError(error.description + (hint ?? ""))
    }
  }

  private static func rules(
    _ pack: Pack, _ settings: [String: [String: SettingValue]]
  ) throws(UsageError) -> RuleSet {
    do throws(SettingError) {
      return try pack.rules(settings: settings[pack.name] ?? [:])
    } catch {
      throw UsageError(error.message)
    }
  }

  /// Values by pack: what the configuration says, then what the command line says.
  private static func settings(
    _ options: PolicyChoice, _ configuration: Configuration, _ packs: [Pack]
  ) throws(UsageError) -> [String: [String: SettingValue]] {
    var settings: [String: [String: SettingValue]] = [:]
    for setting in configuration.settings {
      guard let value = SettingValue(setting.value) else {
        throw UsageError("'\(setting.name.text)' takes a value or a list of values")
      }
      settings[setting.policy.text, default: [:]][setting.name.text] = value
    }
    // A template can choose a built-in pack itself, so that its settings can be given without it.
    let others = options.settings.isEmpty ? [] : BuiltInPack.all.map(\.pack)
    let candidates = packs + others.filter { other in !packs.contains { $0.name == other.name } }
    for setting in options.settings {
      do throws(SettingError) {
        let pack = try pack(with: setting.name, candidates)
        let value = try pack.setting(setting.name).value(from: setting.value)
        settings[pack.name, default: [:]][setting.name] = value
      } catch {
        throw UsageError(error.message)
      }
    }
    return settings
  }

  private static func pack(with setting: String, _ packs: [Pack]) throws(SettingError) -> Pack {
    if let pack = packs.first(where: { pack in pack.settings.contains { $0.name == setting } }) {
      return pack
    }
    let names = packs.flatMap { $0.settings.map(\.name) }
    let hint = SpellingSuggestion.best(for: setting, among: names).map { "; did you mean '\($0)'?" }
    throw SettingError(message: "no pack has a setting '\(setting)'" + (hint ?? ""))
  }
}
