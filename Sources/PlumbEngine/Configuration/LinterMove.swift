package import PlumbSource
internal import PlumbSyntax

/// What a `.cfnlintrc` says, in the words of `plumb.yaml`.
package struct LinterMove {
  /// A whole `plumb.yaml`.
  package private(set) var text = "version: 1\n"
  /// What isn't in it and would have an effect, or is missed, a line each.
  package private(set) var remarks: [String] = []

  private var include: [NewValue] = []
  private var exclude: [NewValue] = []
  private var rules: [NewValue.Member] = []
  private var failOn: String?
  private var regions: [NewValue] = []
  private var scenarios: [NewValue.Member] = []

  /// - Parameters:
  ///   - source: A file without mistakes.
  ///   - known: The rules there are, since `plumb.yaml` mayn't name others.
  ///   - exists: Whether there is a file at a path, for the same reason.
  package init(_ source: Source, known: RuleIndex, exists: (String) -> Bool) {
    for (key, value) in Tree.parse(source).root?.entries.map({ $0 }) ?? [] {
      if let setting = LinterFile.Setting(rawValue: key.text) {
        move(setting, value, known, exists)
      }
    }
    add("include", list: include)
    add("exclude", list: exclude)
    add("rules", mapping: rules)
    if let failOn { add("fail-on", .text(failOn)) }
    add("regions", list: regions)
    add("scenarios", mapping: scenarios)
  }

  private mutating func move(
    _ setting: LinterFile.Setting, _ value: Node, _ known: RuleIndex, _ exists: (String) -> Bool
  ) {
    let texts = value.kind == .sequence ? value.elements.map(\.text) : []
    switch setting {
    case .templates: include = texts.map { .text($0) }
    case .ignoreTemplates: exclude = texts.map { .text($0) }
    case .regions: if !texts.contains("ALL_REGIONS") { regions = texts.map { .text($0) } }
    case .ignoreChecks: for name in texts { ignore(name, known) }
    case .nonZeroExitCode: failOn = LinterFile.severities[value.text]?.rawValue
    case .parameterFiles: for path in texts { moveParameters(of: path, exists) }
    case .parameters, .templateParameters: for one in value.elements { moveParameters(one) }
    case .mandatoryChecks: if !texts.isEmpty { keep(setting) }
    case .mergeConfigs: if value.scalar == .bool(true) { keep(setting) }
    case .includeChecks, .includeExperimental, .info:
      remarks.append("\(setting.rawValue): everything is reported without being asked for")
    case .configureRules:
      let names = value.entries.map(\.key.text).joined(separator: ", ")
      remarks.append("\(setting.rawValue) (\(names)): these rules have no settings here")
    case .appendRules, .customRules, .deploymentFiles, .ignoreBadTemplate, .outputFile,
      .overrideSpec, .registrySchemas:
      let counterpart = setting.counterpart ?? "nothing takes its place"
      remarks.append("\(setting.rawValue): \(counterpart)")
    case .debug, .format: return
    }
  }

  private mutating func ignore(_ name: String, _ known: RuleIndex) {
    if known.rules(named: RuleSelector(name)).isEmpty {
      remarks.append("ignore_checks: \(name) names no rule here")
    } else if !rules.contains(where: { $0.key == name }) {
      rules.append(NewValue.Member(name, .text(RuleLevel.off.rawValue)))
    }
  }

  private mutating func keep(_ setting: LinterFile.Setting) {
    remarks.append("\(setting.rawValue): it works as long as cfn-lint's file is there")
  }

  private mutating func moveParameters(of path: String, _ exists: (String) -> Bool) {
    guard PathGlob(path).isLiteral, exists(path) else {
      return remarks.append("parameter_files: name the files of \(path) as scenarios")
    }
    let file = path.split(separator: "/").last ?? ""
    let stem = file.split(separator: ".").first ?? file
    addScenario(String(stem), .text(path))
  }

  private mutating func moveParameters(_ values: Node) {
    guard values.kind == .mapping else { return }
    let members = values.entries.map { NewValue.Member($0.key.text, .text($0.value.text)) }
    addScenario("deployment", .mapping(members))
  }

  private mutating func addScenario(_ name: String, _ parameters: NewValue) {
    var unique = name
    var number = 1
    while scenarios.contains(where: { $0.key == unique }) {
      number += 1
      unique = "\(name)-\(number)"
    }
    scenarios.append(.init(unique, .mapping([.init("parameters", parameters)])))
  }

  // MARK: Text

  private mutating func add(_ key: String, list: [NewValue]) {
    if !list.isEmpty { add(key, .list(list)) }
  }

  private mutating func add(_ key: String, mapping: [NewValue.Member]) {
    if !mapping.isEmpty { add(key, .mapping(mapping)) }
  }

  private mutating func add(_ key: String, _ value: NewValue) {
    let source = Source(name: "plumb.yaml", text: text)
    guard let edits = Tree.parse(source).root?.inserting(key, value) else {
      preconditionFailure("'\(key)' can't be added to\n\(text)")
    }
    text = String(decoding: source.applying(edits), as: UTF8.self)
  }
}
