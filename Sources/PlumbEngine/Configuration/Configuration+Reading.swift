internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

extension Configuration {
  mutating func read(_ tree: Tree) {
    findings = tree.findings
    var checker = ShapeChecker(tree.source)
    guard let root = tree.root, root.kind == .mapping else {
      if findings.isEmpty {
        checker.report(
          ConfigurationRules.wrongValue,
          "a configuration is a mapping that starts with 'version: 1'",
          tree.root?.pointedSpan ?? Span(0, 0))
        findings = checker.findings
      }
      return
    }
    for (key, value) in root.entries {
      guard let known = ConfigurationTable.TopKey(rawValue: key.text) else {
        checker.reportUnknown(key, among: ConfigurationTable.root, name: "the configuration")
        continue
      }
      let row = ConfigurationTable.row(known)
      if checker.accepts(value, row.shape, name: "'\(row.name)'") { take(known, value) }
    }
    checker.reportMissing(root, ConfigurationTable.root, name: "the configuration")
    findings = (findings + checker.findings).sorted(by: Finding.inReportOrder)
  }

  /// Takes the value of a key; it has the key's shape.
  private mutating func take(_ key: ConfigurationTable.TopKey, _ value: Node) {
    switch key {
    case .version: break
    case .include: include = value.names.map { PathGlob($0.text) }
    case .exclude: exclude = value.names.map { PathGlob($0.text) }
    case .policy: policies = value.names
    case .settings: settings = value.entries.flatMap(Configuration.settings)
    case .rules:
      levels = value.entries.compactMap { entry in
        RuleLevel(rawValue: (entry.value["level"] ?? entry.value).text).map {
          LevelEntry(rule: entry.key.name, level: $0)
        }
      }
    case .baseline: baseline = value.name
    case .failOn: failOn = FailureThreshold(rawValue: value.text)
    case .regions: regions = value.names
    case .scenarios: scenarios = value.entries.compactMap(Configuration.scenario)
    case .suppress:
      suppressions = value.elements.enumerated().compactMap { ConfiguredSuppression($0, $1) }
    }
  }

  private static func settings(of policy: (key: Node, value: Node)) -> [PolicySetting] {
    policy.value.entries.map { entry in
      PolicySetting(policy: policy.key.name, name: entry.key.name, value: entry.value)
    }
  }

  private static func scenario(_ entry: (key: Node, value: Node)) -> NamedScenario? {
    guard let parameters = entry.value["parameters"] else { return nil }
    if parameters.kind == .scalar {
      return NamedScenario(name: entry.key.name, parameters: .file(parameters.name))
    }
    let values = parameters.entries.map { (name: $0.key.name, value: $0.value.parameterText) }
    return NamedScenario(name: entry.key.name, parameters: .values(values))
  }
}

extension ConfiguredSuppression {
  fileprivate init?(_ number: Int, _ entry: Node) {
    guard let rule = entry["rule"] else { return nil }
    self.init(
      number: number, rule: rule.name, path: entry["path"].map { PathGlob($0.text) },
      resource: entry["resource"]?.text, reason: entry["reason"]?.text,
      until: entry["until"].flatMap { CalendarDate($0.text) })
  }
}

extension Node {
  /// A scalar's text where it is written.
  var name: Name { Name(text, span) }

  /// The texts of a list, or the one text that stands for a list.
  fileprivate var names: [Name] {
    kind == .sequence ? elements.map(\.name) : [name]
  }
}
