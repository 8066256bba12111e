internal import PlumbEngine
internal import PlumbTemplate

/// A rule about the properties of resources of some types, silent where the template doesn't tell.
protocol PropertiesRule: Rule where Subject == Resource {
  /// The types of the resources, with `*` for any run of characters.
  var types: [String] { get }

  /// Looks at the properties of a resource that is created in a scenario.
  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector)
}

extension PropertiesRule {
  var undecided: UndecidedTreatment { .ignore }

  func subjects(in template: Template) -> [Resource] {
    template.hasCustomMacro ? [] : template.resources(ofTypes: types)
  }

  func check(_ resource: Resource, in scenario: Scenario, into findings: inout FindingCollector) {
    guard let properties = findings.mapping(scenario.properties(of: resource)) else { return }
    check(properties, of: resource, in: scenario, into: &findings)
  }
}
