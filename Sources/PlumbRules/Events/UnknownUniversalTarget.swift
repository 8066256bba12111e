internal import PlumbEngine
internal import PlumbSource
internal import PlumbTemplate

struct UnknownUniversalTarget: PropertiesRule {
  let metadata = RuleMetadata(
    id: "events/unknown-universal-target",
    title: "Schedule calls what the service doesn't have, or only reads",
    severity: .error,
    rationale:
      "EventBridge Scheduler refuses a universal target whose call it doesn't know, and calls that only read.",
    remediation:
      "Write arn:aws:scheduler:::aws-sdk:service:call, with the call's first letter in lower case.",
    references: [
      "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html"
    ])

  let types = ["AWS::Scheduler::Schedule"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let target = findings.mapping(properties["Target"]),
      let text = text(of: findings.decided(target["Arn"])),
      let call = SDKCall.call(of: text), call.hasPrefix("aws-sdk:")
    else { return }
    let action = call.split(separator: ":").last.map(String.init) ?? ""
    let reads = ["get", "describe", "list"].first { action.hasPrefix($0) }
    guard
      let problem = SDKCall.problem(of: call)
        ?? reads.map({ "EventBridge Scheduler makes no calls that start with '\($0)'" })
    else { return }
    findings.report(.init(problem, at: Label(target.label(of: "Arn"))))
  }

  /// The text with a name for what isn't known, such as the partition.
  private func text(of value: Value) -> String? {
    switch value {
    case .scalar(let scalar): scalar.text
    case .text(let text) where text.knownSuffix.contains(":::"): "arn:x" + text.knownSuffix
    default: nil
    }
  }
}
