internal import CEL
public import PlumbEngine
public import PlumbSource
internal import PlumbSyntax

/// A policy pack: rules in CEL, with settings that users can change.
public struct Pack: Sendable {
  /// The pack's name; its rules are called `name/rule`.
  public let name: String
  /// What the pack is for, in one line.
  public let title: String
  public let settings: [Setting]
  /// What is known about its rules, in the file's order.
  public var metadata: [RuleMetadata] { rules.map(\.metadata) }
  /// Where the pack is written.
  public var source: Source {
    switch origin {
    case .file(let source): source
    case .builtIn(let pack): pack.source
    }
  }

  let origin: Origin
  let rules: [CompiledRule]

  enum Origin: Sendable {
    case file(Source)
    case builtIn(BuiltInPack)
  }

  /// Reads a pack file.
  ///
  /// - Returns: The pack, without the rules that can't be used, and what is wrong with the file; no pack
  ///   if it hasn't the shape of one.
  public static func load(_ source: Source) -> (pack: Pack?, findings: [Finding]) {
    let tree = Tree.parse(source)
    var reader = PackReader(tree)
    let pack = reader.read()
    return (pack, (tree.findings + reader.findings).sorted(by: Finding.inReportOrder))
  }

  /// The pack's rules with values for some of its settings.
  ///
  /// - Throws: `SettingError` for a setting that the pack hasn't, or a value that it can't have.
  public func rules(
    settings changes: [String: SettingValue] = [:]
  ) throws(SettingError) -> RuleSet {
    var values: [String: SettingValue] = [:]
    for setting in settings { values[setting.name] = setting.defaultValue }
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
      let setting = try setting(name)
      if let objection = setting.objection(to: value) { throw SettingError(message: objection) }
      values[name] = value
    }
    let shared = PackSettings(values)
    return RuleSet(rules.map { $0.rule(settings: shared) })
  }

  /// The setting of a name.
  ///
  /// - Throws: `SettingError`, with a suggestion, if there is none.
  public func setting(_ name: String) throws(SettingError) -> Setting {
    if let setting = settings.first(where: { $0.name == name }) { return setting }
    let suggestion = SpellingSuggestion.best(for: name, among: settings.map(\.name))
    let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    throw SettingError(message: "pack '\(self.name)' has no setting '\(name)'\(hint)")
  }
}
