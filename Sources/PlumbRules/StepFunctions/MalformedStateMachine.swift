internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct MalformedStateMachine: StateMachineRule {
  let metadata = RuleMetadata(
    id: "stepfunctions/malformed-state-machine",
    title: "Definition of a state machine lacks what every machine or state has",
    severity: .error,
    rationale:
      "Step Functions refuses a definition that doesn't follow the Amazon States Language.",
    remediation:
      "Give the machine 'StartAt' and 'States', and each state a type, what the type needs, and how it goes on.",
    references: [
      "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html",
      "https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html",
    ],
    aliases: ["E3601"])

  func check(_ document: DocumentInText, into findings: inout FindingCollector) {
    if let invalid = document.invalid { findings.report(invalid) }
  }

  func check(
    _ machine: MappingValue, _ states: [(name: Name, state: MappingValue)], in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for key in ["StartAt", "States"] where findings.isAbsent(machine[key]) == true {
      findings.report(.init("the state machine has no '\(key)'", at: Label(machine.label)))
    }
    for (name, state) in states { check(state, name, in: scenario, into: &findings) }
  }

  private func check(
    _ state: MappingValue, _ name: Name, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    if findings.isAbsent(state["Type"]) == true {
      return findings.report(.init("state '\(name.text)' has no 'Type'", at: Label(name.span)))
    }
    guard let type = findings.text(state["Type"]), !type.contains("${") else { return }
    guard let needs = MalformedStateMachine.needs[type] else {
      let suggestion = scenario.template.suggestion(
        for: type, among: MalformedStateMachine.needs.keys.sorted())
      return findings.report(
        .init("'\(type)' is no type of state", at: Label(state.label(of: "Type")))
          .suggesting(suggestion, in: scenario.template))
    }
    for alternatives in needs where alternatives.allSatisfy({ isAbsent($0, in: state, &findings) })
    {
      let words = alternatives.map { "'\($0)'" }.joined(separator: " nor ")
      findings.report(
        .init(
          "state '\(name.text)' of type \(type) has "
            + (alternatives.count > 1 ? "neither \(words)" : "no \(words)"), at: Label(name.span)))
    }
    checkEnd(of: state, type, name, into: &findings)
  }

  /// What comes after a state: another one, or nothing.
  private func checkEnd(
    of state: MappingValue, _ type: String, _ name: Name, into findings: inout FindingCollector
  ) {
    if ["Choice", "Fail", "Succeed"].contains(type) {
      for key in ["Next", "End"] {
        guard let place = state.key(key) else { continue }
        findings.report(.init("a state of type \(type) has no '\(key)'", at: Label(place.span)))
      }
    } else if let next = state.key("Next"), findings.bool(state["End"]) == true {
      findings.report(
        .init(
          "state '\(name.text)' has both 'Next' and 'End'", at: Label(state.label(of: "End")),
          related: [Label(next.span, "where it goes on")]))
    }
  }

  private func isAbsent(
    _ key: String, in state: MappingValue, _ findings: inout FindingCollector
  ) -> Bool { findings.isAbsent(state[key]) == true }

  /// The types of states, each with what it needs: one of each group.
  private static let needs: [String: [[String]]] = [
    "Choice": [["Choices"]],
    "Fail": [],
    "Map": [["ItemProcessor", "Iterator"], ["Next", "End"]],
    "Parallel": [["Branches"], ["Next", "End"]],
    "Pass": [["Next", "End"]],
    "Succeed": [],
    "Task": [["Resource"], ["Next", "End"]],
    "Wait": [["Seconds", "SecondsPath", "Timestamp", "TimestampPath"], ["Next", "End"]],
  ]
}
