internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct CircularDependency: Rule {
  let metadata = RuleMetadata(
    id: "references/circular-dependency",
    title: "Resources depend on each other in a circle",
    severity: .error,
    rationale:
      "Each of them waits for another to be created; CloudFormation refuses such a template.",
    remediation:
      "Break the circle: move one of the references into a resource of its own, or write a name out.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html"
    ],
    aliases: ["E3004"])

  func subjects(in template: Template) -> [Template] {
    // SAM makes resources of its own and lets them refer to each other in another way.
    template.isRewritten || template.references.cycles.isEmpty ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    for cycle in template.references.cycles {
      let walk = CycleWalk(scenario, members: cycle.resources)
      if let unknown = walk.unknown {
        findings.reportUndecided(unknown)
        continue
      }
      for id in cycle.resources.prefix(CircularDependency.maximumReports) {
        if let way = walk.shortestWay(around: id) { report(way, into: &findings) }
      }
    }
  }

  private func report(_ way: [CycleWalk.Step], into findings: inout FindingCollector) {
    var names = way.map(\.source.id.text)
    if names.count > CircularDependency.maximumNames {
      names = names.prefix(CircularDependency.maximumNames) + ["…"]
    }
    let circle = (names + [way[0].source.id.text]).joined(separator: " → ")
    findings.report(
      .init(
        "'\(way[0].source.id.text)' waits for itself: \(circle)", at: Label(way[0].source.span),
        related: way.map { step in
          Label(step.target.span, "'\(step.source.id.text)' needs '\(step.target.text)'")
        }))
  }

  /// The labels show the rest of a longer circle.
  private static let maximumNames = 12
  /// Each search for a circle may walk all of the resources that are in circles with each other.
  private static let maximumReports = 100
}

/// The dependencies among some resources in a scenario.
private struct CycleWalk {
  struct Step {
    let source: Resource
    /// The reference, where it is written.
    let target: Name
  }

  /// Why some dependencies aren't known; nil if all are.
  private(set) var unknown: Unknown?
  private var steps: [String: [Step]] = [:]
  private let members: [String]

  init(_ scenario: Scenario, members: [String]) {
    self.members = members
    let isMember = Set(members)
    for resource in members.compactMap(scenario.template.resource) {
      switch scenario.exists(resource) {
      case .known(false): continue
      case .unknown(let why): unknown = unknown?.merged(with: why) ?? why
      case .known(true): break
      }
      let (references, why) = scenario.resourceReferences(of: resource)
      if let why { unknown = unknown?.merged(with: why) ?? why }
      let names = references.filter(\.isCertain).map(\.resource) + resource.dependsOn
      steps[resource.id.text] = names.filter { isMember.contains($0.text) }
        .map { Step(source: resource, target: $0) }
    }
  }

  /// The shortest way from a member back to itself; nil if there is none.
  func shortestWay(around start: String) -> [Step]? {
    var cameBy: [String: Step] = [:]
    var queue = [start][...]
    while let id = queue.popFirst(), cameBy[start] == nil {
      for step in steps[id] ?? [] where cameBy[step.target.text] == nil {
        cameBy[step.target.text] = step
        queue.append(step.target.text)
      }
    }
    var way: [Step] = []
    var id = start
    while let step = cameBy[id] {
      way.append(step)
      id = step.source.id.text
      if id == start { return way.reversed() }
    }
    return nil
  }
}
