internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

/// A rule about state machines, and about those inside of their states.
///
/// A definition is a mapping, or a text of JSON.
/// https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
protocol StateMachineRule: PropertiesRule {
  /// Looks at one machine, and not at those inside of it.
  func check(
    _ machine: MappingValue, _ states: [(name: Name, state: MappingValue)], in scenario: Scenario,
    into findings: inout FindingCollector)

  /// Looks at a definition that is a text, as a whole.
  func check(_ document: DocumentInText, into findings: inout FindingCollector)
}

extension StateMachineRule {
  var types: [String] { ["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"] }

  func check(_ document: DocumentInText, into findings: inout FindingCollector) {}

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    if let definition = findings.mapping(properties["Definition"]) {
      checkAll(in: definition, in: scenario, into: &findings)
    }
    let text = properties["DefinitionString"]
    if let document = DocumentInText(text, in: scenario.template)
      ?? findings.known(text).flatMap({ DocumentInText($0, in: scenario.template) })
    {
      check(document, into: &findings)
      document.check(into: &findings) { value, scenario, findings in
        guard let definition = findings.mapping(value) else { return }
        checkAll(in: definition, in: scenario, into: &findings)
      }
    }
  }

  private func checkAll(
    in machine: MappingValue, in scenario: Scenario, into findings: inout FindingCollector
  ) {
    var states: [(name: Name, state: MappingValue)] = []
    if let members = findings.mapping(machine["States"]) {
      // Which states there are isn't known.
      if members.unknownMembers != nil { return }
      for (name, value) in members.members {
        if let state = findings.mapping(value) { states.append((name, state)) }
      }
    }
    check(machine, states, in: scenario, into: &findings)
    for (_, state) in states {
      let branches = findings.mappings(state["Branches"])
      let processors = ["ItemProcessor", "Iterator"].compactMap { findings.mapping(state[$0]) }
      for inner in branches + processors { checkAll(in: inner, in: scenario, into: &findings) }
    }
  }
}
