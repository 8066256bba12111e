internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

extension FindingCollector {
  /// Reports references to resources that a scenario lacks.
  ///
  /// - Parameter reader: Who refers to them, `resource 'Reader'`.
  mutating func reportAbsent(
    _ references: [Scenario.ResourceReference], unknown: Unknown?, reader: String,
    in scenario: Scenario
  ) {
    var seen: Set<Int> = []
    for reference in references {
      guard let resource = scenario.template.resource(reference.resource.text),
        let condition = resource.condition, seen.insert(Int(reference.resource.span.start)).inserted
      else { continue }
      switch scenario.exists(resource) {
      case .known(true): continue
      case .unknown(let why): reportUndecided(unknown.map(why.merged) ?? why)
      case .known(false) where !reference.isCertain:
        if let unknown { reportUndecided(unknown) }
      case .known(false):
        report(
          Violation(
            "\(reader) needs '\(resource.id.text)', which isn't created",
            at: Label(reference.call?.label(of: reference.resource) ?? reference.resource.span),
            related: [Label(condition.span, "'\(resource.id.text)' is created only if this holds")])
        )
      }
    }
  }
}

extension Template {
  /// Whether a part refers to a resource that isn't in every deployment.
  func refersToConditionalResource(_ part: Part) -> Bool {
    references.references(from: part).contains { reference in
      guard case .resource(let id) = reference.target else { return false }
      return resource(id)?.condition != nil
    }
  }
}
