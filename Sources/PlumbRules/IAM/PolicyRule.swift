internal import PlumbEngine
internal import PlumbIAM
internal import PlumbTemplate

/// A rule that holds policies of a kind to the grammar.
protocol PolicyRule: PropertiesRule {
  var kind: PolicyKind { get }

  /// Whether the statements of a resource's policies have names of their own.
  func areNamesUnique(of resource: Resource) -> Bool
}

extension PolicyRule {
  var types: [String] { Array(kind.properties.keys) }

  func areNamesUnique(of resource: Resource) -> Bool { true }

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let check = PolicyCheck(
      kind: kind, template: scenario.template, areNamesUnique: areNamesUnique(of: resource))
    for document in findings.policies(kind, of: resource, properties) {
      check.check(document, into: &findings)
    }
  }
}
