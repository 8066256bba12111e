internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct RepeatedIdentifier: Rule {
  let metadata = RuleMetadata(
    id: "resources/repeated-identifier",
    title: "Two resources have the same name or identifier",
    severity: .error,
    rationale:
      "A resource type's primary identifier tells its resources apart: the second one can't be created.",
    remediation: "Give one of them another name, or leave the name to CloudFormation.",
    references: [
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"
    ],
    aliases: ["E3019"])
  /// Names that only a deployment knows can always be different.
  let undecided = UndecidedTreatment.ignore

  /// A resource with those that may have the same identifier.
  struct Candidate: PlumbTemplate.Subject {
    let owner: Resource
    let peers: [Resource]
    let identifier: [String]

    var span: Span { owner.span }
    var resource: Resource? { owner }
  }

  func subjects(in template: Template) -> [Candidate] {
    if template.hasCustomMacro || template.resources.count < 2 { return [] }
    let byType = Dictionary(grouping: template.resources, by: \.type.rawValue)
    return byType.flatMap { type, resources -> [Candidate] in
      guard resources.count > 1, let identifier = RepeatedIdentifier.identifier(of: type)
      else { return [] }
      return candidates(among: resources, identifier, in: template)
    }
    .sorted { $0.span.start < $1.span.start }
  }

  /// Those that have all parts of the identifier, and others with the same or with undecided parts.
  private func candidates(
    among resources: [Resource], _ identifier: [String], in template: Template
  ) -> [Candidate] {
    var written: [String: [Resource]] = [:]
    var undecided: [Resource] = []
    for resource in resources {
      switch IdentifierText(of: resource, identifier, in: template) {
      case .missing: continue
      case .undecided: undecided.append(resource)
      case .written(let text): written[text, default: []].append(resource)
      }
    }
    if undecided.isEmpty { written = written.filter { $0.value.count > 1 } }
    // Undecided identifiers are compared with every other one: only where that stays cheap.
    if undecided.count * resources.count > 10_000 { undecided = [] }
    let decided = written.values.flatMap { same in
      same.map { resource in
        Candidate(
          owner: resource, peers: same.filter { $0 != resource } + undecided,
          identifier: identifier)
      }
    }
    let others = undecided.map { resource in
      Candidate(
        owner: resource, peers: (written.values.joined() + undecided).filter { $0 != resource },
        identifier: identifier)
    }
    return (decided + others).filter { !$0.peers.isEmpty }
  }

  func check(
    _ candidate: Candidate, in scenario: Scenario, into findings: inout FindingCollector
  ) {
    guard let own = key(of: candidate.owner, candidate.identifier, scenario, &findings) else {
      return
    }
    for peer in candidate.peers {
      switch scenario.exists(peer) {
      case .known(false): continue
      case .unknown(let unknown): findings.reportUndecided(unknown)
      case .known(true):
        guard let other = key(of: peer, candidate.identifier, scenario, &findings), other == own
        else { continue }
        return report(candidate, peer, into: &findings)
      }
    }
  }

  private func report(
    _ candidate: Candidate, _ peer: Resource, into findings: inout FindingCollector
  ) {
    let names = candidate.identifier.map { "'\($0)'" }.joined(separator: " and ")
    let verb = candidate.identifier.count == 1 ? "is" : "are"
    findings.report(
      .init(
        "\(names) \(verb) the same as in '\(peer.id.text)'",
        at: Label(place(in: candidate.owner, candidate.identifier)),
        related: [Label(place(in: peer, candidate.identifier), "the other one")]))
  }

  private func place(in resource: Resource, _ identifier: [String]) -> Span {
    let properties = resource.body.node.entry("Properties")
    if identifier.count == 1, let key = properties?.value.entry(identifier[0])?.key {
      return key.span
    }
    return properties?.key.span ?? resource.span
  }

  /// The identifier in a scenario, as a text that is equal for equal ones; nil where it isn't known.
  private func key(
    of resource: Resource, _ identifier: [String], _ scenario: Scenario,
    _ findings: inout FindingCollector
  ) -> [String]? {
    switch scenario.properties(of: resource) {
    case .mapping(let properties):
      var key: [String] = []
      for name in identifier {
        guard let part = text(of: properties[name], &findings) else { return nil }
        key.append(part)
      }
      return key
    case let other:
      if let unknown = other.unknown { findings.reportUndecided(unknown) }
      return nil
    }
  }

  private func text(of value: Value, _ findings: inout FindingCollector) -> String? {
    switch value {
    case .scalar(let scalar): return scalar.text
    case .text(let text): return text.key
    case .parameter(let reading): return "${\(reading.parameter.name)}"
    case .mapping(let mapping): return mapping.place?.canonical
    case .sequence(let list): return list.place?.canonical
    case .choice(let choice): findings.reportUndecided(choice.unknown)
    case .unknown(let unknown): findings.reportUndecided(unknown)
    case .absent: break
    }
    return nil
  }

  /// The properties that make the identifier; nil if the service has a part in it.
  private static func identifier(of type: String) -> [String]? {
    // Its identifier in the schema is made by the service from the name.
    if type == "AWS::CodeBuild::Project" { return ["Name"] }
    guard !type.hasPrefix("Custom::"), let schema = ResourceSchemas.embedded[type] else {
      return nil
    }
    let readOnly = schema.readOnly.map { $0.map(\.description) }
    let paths = schema.primaryIdentifier.map { $0.map(\.description) }
    guard !paths.isEmpty, paths.allSatisfy({ $0.count == 1 && !readOnly.contains($0) }) else {
      return nil
    }
    return paths.map { $0[0] }
  }
}

/// A resource's identifier as it is written.
private enum IdentifierText {
  case written(String)
  /// Some part is an `Fn::If`, or something else may stand in its place.
  case undecided
  /// Some part is left to the service.
  case missing

  init(of resource: Resource, _ identifier: [String], in template: Template) {
    guard let properties = resource.properties else {
      self = .missing
      return
    }
    if template.expression(of: properties.node) != nil || template.hasLoops {
      self = .undecided
      return
    }
    var text = ""
    for name in identifier {
      guard let part = properties[name] else {
        self = .missing
        return
      }
      if IdentifierText.hasChoice(part.node, template) {
        self = .undecided
        return
      }
      text += part.canonical + "\n"
    }
    self = .written(text)
  }

  private static func hasChoice(_ node: Node, _ template: Template) -> Bool {
    if let call = template.expression(of: node), [.if, .findInMap].contains(call.function) {
      return true
    }
    return node.elements.contains { hasChoice($0, template) }
      || node.entries.contains { hasChoice($0.value, template) }
  }
}
