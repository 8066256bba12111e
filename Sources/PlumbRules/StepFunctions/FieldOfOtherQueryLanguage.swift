internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct FieldOfOtherQueryLanguage: StateMachineRule {
  let metadata = RuleMetadata(
    id: "stepfunctions/field-of-other-query-language",
    title: "State has a field that its query language doesn't know",
    severity: .error,
    rationale:
      "JSONPath states take 'Parameters' and paths, JSONata states 'Arguments' and 'Output'; Step Functions refuses a definition that mixes them in a state.",
    remediation: "Use the fields of the language that 'QueryLanguage' names.",
    references: [
      "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html"
    ])

  func check(
    _ machine: MappingValue, _ states: [(name: Name, state: MappingValue)], in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let usual = findings.text(machine["QueryLanguage"])
    for (name, state) in states {
      // Without either the machine around this one decides.
      guard let language = findings.text(state["QueryLanguage"]) ?? usual,
        let others = FieldOfOtherQueryLanguage.fieldsOfOthers[language]
      else { continue }
      for field in others {
        guard let key = state.key(field) else { continue }
        findings.report(
          .init(
            "state '\(name.text)' is in \(language), which has no '\(field)'", at: Label(key.span)))
      }
    }
  }

  private static let fieldsOfOthers = [
    "JSONPath": ["Arguments", "Output"],
    "JSONata": [
      "InputPath", "OutputPath", "Parameters", "ResultPath", "ResultSelector",
    ],
  ]
}
