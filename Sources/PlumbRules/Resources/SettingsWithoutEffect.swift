internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Settings that a service ignores or changes because of another one: one look for all of them.
struct SettingsWithoutEffect: Rule {
  /// The look's own name, under which nothing is reported.
  let metadata = RuleMetadata(
    id: "resources/settings-without-effect", title: "Setting has no effect", severity: .warning,
    rationale: "The service ignores the setting.", remediation: "Remove the setting.",
    references: [SchemaRules.typeReference])
  var members: [RuleMetadata] { SettingLook.all.map(\.rule) }
  /// What only a deployment knows is passed over.
  let undecided = UndecidedTreatment.ignore

  func subjects(in template: Template) -> [SettingSubject] {
    let candidates = template.resources(ofTypes: SettingLook.types)
    if candidates.isEmpty { return [] }
    let scenario = Scenario(template, ScenarioState())
    defer { scenario.forget() }
    let context = SchemaContext(.embedded)
    let byType = Dictionary(grouping: candidates, by: \.type.rawValue)
    return byType.keys.sorted().flatMap { type in
      let looks = SettingLook.looks(at: type)
      return (byType[type] ?? []).flatMap { resource in
        looks.flatMap { look, paths in
          subjects(of: resource, look, paths, scenario, context)
        }
      }
    }
  }

  /// The places at which a look finds something, or can't tell before a scenario is known.
  private func subjects(
    of resource: Resource, _ look: SettingLook, _ paths: [[String]], _ scenario: Scenario,
    _ context: SchemaContext
  ) -> [SettingSubject] {
    guard let properties = resource.properties else { return [] }
    var subjects: [SettingSubject] = []
    for path in paths {
      var walk = SchemaWalk(SchemaScene(scenario, context, resource), .looking)
      walk.visit(at: path[...], SchemaSpot(properties)) { walk, spot in
        var reading = SettingReading(scenario.value(at: spot.place))
        if look.objection(&reading) == nil, reading.unknown?.split == nil { return }
        subjects.append(
          SettingSubject(owner: resource, look: look, spot: spot, branches: walk.branches))
      }
    }
    return subjects
  }

  func check(
    _ subject: SettingSubject, in scenario: Scenario, into findings: inout FindingCollector
  ) {
    switch subject.branches.areTaken(in: scenario) {
    case .known(true): break
    case .known(false): return
    case .unknown(let unknown): return findings.reportUndecided(unknown)
    }
    let value = scenario.value(at: subject.spot.place)
    var reading = SettingReading(value)
    if let objection = subject.look.objection(&reading) {
      let key = objection.key.flatMap { subject.spot.node.entry($0)?.key.span }
      findings.report(
        .init(objection.words, at: Label(key ?? subject.spot.span), of: subject.look.rule))
    }
    if let unknown = reading.unknown { findings.reportUndecided(unknown) }
  }
}

/// A place at which a setting may have no effect.
struct SettingSubject: Subject {
  let owner: Resource
  let look: SettingLook
  let spot: SchemaSpot
  let branches: [SchemaBranch]

  var span: Span { spot.span }
  var resource: Resource? { owner }
}

/// A value of a resource as such a look reads it.
struct SettingReading {
  private let value: Value
  /// Why something couldn't be told; nil if everything could.
  private(set) var unknown: Unknown?

  init(_ value: Value) {
    self.value = value
  }

  /// The text of the value itself; nil where it isn't known.
  var text: String? {
    mutating get { text(of: value) }
  }

  /// The text of a member; nil where it isn't known, or isn't there.
  mutating func text(_ name: String) -> String? {
    guard case .mapping(let mapping) = value else { return nil }
    return text(of: mapping[name])
  }

  /// Whether a member is certainly there.
  mutating func has(_ name: String) -> Bool {
    guard case .mapping(let mapping) = value else { return false }
    let member = mapping[name]
    if case .absent = member { return false }
    guard member.canBeAbsent, let unknown = member.unknown else { return true }
    note(unknown)
    return false
  }

  /// Whether there is a mapping with any members.
  var isMapping: Bool {
    if case .mapping(let mapping) = value { mapping.place?.node.count ?? 0 > 0 } else { false }
  }

  private mutating func text(of value: Value) -> String? {
    if let unknown = value.unknown, unknown.split != nil { note(unknown) }
    return value.knownText
  }

  private mutating func note(_ other: Unknown) {
    unknown = unknown?.merged(with: other) ?? other
  }
}
