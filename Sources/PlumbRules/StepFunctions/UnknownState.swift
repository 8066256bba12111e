internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnknownState: StateMachineRule {
  let metadata = RuleMetadata(
    id: "stepfunctions/unknown-state",
    title: "State machine goes on with a state that it doesn't have",
    severity: .error,
    rationale: "Step Functions refuses a definition in which a state isn't found.",
    remediation: "Correct the name, or add the state beside the one that names it.",
    references: [
      "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html"
    ],
    aliases: ["E3601"])

  func check(
    _ machine: MappingValue, _ states: [(name: Name, state: MappingValue)], in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    if states.isEmpty { return }
    let names = findings.mapping(machine["States"]).map { $0.members.map(\.key.text) } ?? []
    checkName("StartAt", of: machine, among: names, in: scenario, into: &findings)
    for (_, state) in states {
      let choices = findings.mappings(state["Choices"]) + findings.mappings(state["Catch"])
      for place in [state] + choices {
        checkName("Next", of: place, among: names, in: scenario, into: &findings)
      }
      checkName("Default", of: state, among: names, in: scenario, into: &findings)
    }
  }

  private func checkName(
    _ key: String, of place: MappingValue, among names: [String], in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    // A text with '${' is replaced by DefinitionSubstitutions.
    guard let name = findings.text(place[key]), !names.contains(name), !name.contains("${") else {
      return
    }
    findings.report(
      .init(
        "there is no state '\(name)' here", at: Label(place.label(of: key))
      ).suggesting(
        scenario.template.suggestion(for: name, among: names), in: scenario.template))
  }
}
