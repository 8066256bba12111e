internal import PlumbEngine
internal import PlumbTemplate

/// A rule about several resources of some types together, silent where the template doesn't tell.
protocol ResourceSetRule: Rule where Subject == Template {
  /// The types of the resources.
  var types: [String] { get }

  /// Looks at those of the resources that are created in a scenario, in document order.
  func check(_ resources: [Target], in scenario: Scenario, into findings: inout FindingCollector)
}

extension ResourceSetRule {
  var undecided: UndecidedTreatment { .ignore }

  func subjects(in template: Template) -> [Template] {
    template.hasCustomMacro || template.resources(ofTypes: types).count < 2 ? [] : [template]
  }

  func check(_ template: Template, in scenario: Scenario, into findings: inout FindingCollector) {
    var created: [Target] = []
    for resource in template.resources(ofTypes: types) {
      switch scenario.exists(resource) {
      case .known(true):
        let properties = findings.mapping(scenario.properties(of: resource))
        created.append(Target(resource: resource, properties: properties))
      case .known(false): continue
      case .unknown(let unknown): findings.reportUndecided(unknown)
      }
    }
    check(created, in: scenario, into: &findings)
  }
}
