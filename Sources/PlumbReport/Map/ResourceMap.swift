public import PlumbEngine
public import PlumbGraph
public import PlumbSource
public import PlumbTemplate

/// A template's resources and what refers to what, as a diagram.
public struct ResourceMap: Sendable {
  /// More resources than this are drawn by type.
  public static let maximumBoxes = 60

  private let name: String
  private let resources: [Member]
  private let references: [Reference]

  /// One resource, with what is to be seen on its box.
  struct Member: Sendable {
    let name: String
    let type: ResourceType
    let presence: Diagram.Presence
    let findings: [Finding]
  }

  /// - Parameters:
  ///   - deployments: Those that are looked at; what none of them creates is drawn as absent.
  ///   - findings: What is marked on the boxes.
  ///   - rule: The rule whose resources alone are drawn, with those they refer to or that refer to
  ///     them; nil for all resources.
  public init(
    _ template: Template, in deployments: DeploymentList, findings: [Finding],
    of rule: RuleID? = nil
  ) {
    let findings = findings.filter { finding in
      finding.source === template.source && (rule == nil || finding.rule == rule)
    }
    let byResource = Dictionary(grouping: findings) { $0.resource ?? "" }
    let presence = Presence(deployments)
    let concerned = rule == nil ? nil : Set(byResource.keys)
    let references = template.references.references.filter { $0.isBetweenResources }
    let shown = concerned.map { Self.surroundings(of: $0, references) }
    name = template.source.name
    self.references = references
    resources = template.resources.filter { shown?.contains($0.id.text) ?? true }.map { resource in
      Member(
        name: resource.id.text, type: resource.type, presence: presence.of(resource),
        findings: byResource[resource.id.text] ?? [])
    }
  }

  /// The drawing, with a box for each resource or, where there are many, for each type.
  ///
  /// - Parameters:
  ///   - isWhole: Whether every resource has its box, however many there are.
  ///   - link: Where a click on a resource leads; nil for nowhere.
  public func diagram(
    isWhole: Bool = false, link: (String) -> String? = { _ in nil }
  ) -> Diagram {
    let isByType = !isWhole && resources.count > Self.maximumBoxes
    let groups = Dictionary(grouping: resources) { isByType ? $0.type.rawValue : $0.name }
    // A name given twice is drawn once; roles stand together.
    var seen: Set<String> = []
    let keys = resources.map { (isByType ? $0.type.rawValue : $0.name, ResourceRole($0.type)) }
      .filter { seen.insert($0.0).inserted }
    let ordered = ResourceRole.allCases.flatMap { role in
      keys.filter { $0.1 == role }.map(\.0)
    }
    let boxes = ordered.map { key in
      var box = MapBox(groups[key] ?? [], isByType: isByType).box
      if !isByType { box.link = link(key) }
      return box
    }
    let count = counted(resources.count, "resource")
    return Diagram(
      title: "\(name): \(count)\(isByType ? " by type" : "")", boxes: boxes,
      arrows: arrows(among: ordered, isByType))
  }

  /// One arrow for all references between two boxes, broken if there are only those of `DependsOn`.
  private func arrows(among keys: [String], _ isByType: Bool) -> [Diagram.Arrow] {
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    let keyOf = Dictionary(
      resources.map { ($0.name, isByType ? $0.type.rawValue : $0.name) },
      uniquingKeysWith: { first, _ in first })
    var order: [Pair] = []
    var isDashed: [Pair: Bool] = [:]
    for reference in references {
      guard case .resource(let one) = reference.source,
        case .resource(let other) = reference.target,
        let from = keyOf[one].flatMap({ places[$0] }),
        let to = keyOf[other].flatMap({ places[$0] }),
        from != to
      else { continue }
      let pair = Pair(from: from, to: to)
      if isDashed[pair] == nil { order.append(pair) }
      isDashed[pair] = isDashed[pair, default: true] && reference.kind == .dependsOn
    }
    return order.map {
      Diagram.Arrow(from: $0.from, to: $0.to, isDashed: isDashed[$0] ?? false)
    }
  }

  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  /// Some resources, and those that they refer to or that refer to them.
  private static func surroundings(of names: Set<String>, _ references: [Reference]) -> Set<String>
  {
    references.reduce(into: names) { shown, reference in
      guard case .resource(let one) = reference.source, case .resource(let other) = reference.target
      else { return }
      if names.contains(one) { shown.insert(other) }
      if names.contains(other) { shown.insert(one) }
    }
  }
}

/// In which of some deployments resources are created.
private struct Presence {
  private let deployments: [DistinctDeployment]

  init(_ list: DeploymentList) {
    deployments = list.deployments
  }

  func of(_ resource: Resource) -> Diagram.Presence {
    let id = resource.id.text
    if deployments.isEmpty || deployments.allSatisfy({ $0.resources.contains(id) }) {
      return .certain
    }
    if deployments.allSatisfy({ $0.absent.contains(id) }) { return .absent }
    return .possible(resource.condition.map { "if \($0.text)" } ?? "in some deployments")
  }
}

extension Reference {
  fileprivate var isBetweenResources: Bool {
    if case .resource = source, case .resource = target { true } else { false }
  }
}
