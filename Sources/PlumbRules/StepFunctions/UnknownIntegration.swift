internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

struct UnknownIntegration: StateMachineRule {
  let metadata = RuleMetadata(
    id: "stepfunctions/unknown-integration",
    title: "State calls what Step Functions can't, or waits for an error that there isn't",
    severity: .error,
    rationale:
      "Step Functions refuses a task whose resource it doesn't know, and an error name of its own that isn't one never matches.",
    remediation: "Spell the call and the error as the documentation does.",
    references: [
      "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
      "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
      "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
    ])

  func check(
    _ machine: MappingValue, _ states: [(name: Name, state: MappingValue)], in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    for (name, state) in states {
      if findings.text(state["Type"]) == "Task", let resource = findings.text(state["Resource"]),
        let problem = problem(of: resource), let key = state.key("Resource")
      {
        // The value may be written with a parameter for the partition.
        findings.report(.init("state '\(name.text)': \(problem)", at: Label(key.span)))
      }
      for handler in findings.mappings(state["Retry"]) + findings.mappings(state["Catch"]) {
        checkErrors(of: handler, in: scenario, into: &findings)
      }
    }
  }

  private func problem(of resource: String) -> String? {
    guard let call = SDKCall.call(of: resource) else { return nil }
    if call.hasPrefix("aws-sdk:") { return SDKCall.problem(of: call) }
    let words = call.split(separator: ":", maxSplits: 1).map(String.init)
    guard words.count == 2, let known = UnknownIntegration.actions[words[0]] else { return nil }
    let action = words[1].split(separator: ".").first.map(String.init) ?? ""
    if known.contains(action) { return nil }
    return "Step Functions has no call '\(words[0]):\(action)'"
      + (SpellingSuggestion.best(for: action, among: known).map { "; did you mean '\($0)'?" } ?? "")
  }

  private func checkErrors(
    of handler: MappingValue, in scenario: Scenario, into findings: inout FindingCollector
  ) {
    for element in findings.elements(handler["ErrorEquals"]) {
      guard let name = findings.text(element), name.hasPrefix("States."),
        !UnknownIntegration.errors.contains(name), let span = element.label
      else { continue }
      findings.report(
        .init("Step Functions reports no error '\(name)'", at: Label(span)).suggesting(
          scenario.template.suggestion(for: name, among: UnknownIntegration.errors),
          in: scenario.template))
    }
  }

  /// The calls of services that Step Functions knows itself, where there are few.
  private static let actions: [String: [String]] = [
    "dynamodb": ["deleteItem", "getItem", "putItem", "updateItem"],
    "ecs": ["runTask"],
    "events": ["putEvents"],
    "http": ["invoke"],
    "lambda": ["invoke"],
    "sns": ["publish"],
    "sqs": ["sendMessage"],
    "states": ["startExecution"],
  ]

  private static let errors = [
    "States.ALL", "States.BranchFailed", "States.DataLimitExceeded",
    "States.ExceedToleratedFailureThreshold", "States.HeartbeatTimeout", "States.Http.Socket",
    "States.IntrinsicFailure", "States.ItemReaderFailed", "States.NoChoiceMatched",
    "States.ParameterPathFailure", "States.Permissions", "States.QueryEvaluationError",
    "States.ResultPathMatchFailure", "States.ResultWriterFailed", "States.Runtime",
    "States.TaskFailed", "States.Timeout",
  ]
}
