internal import PlumbEngine
internal import PlumbIAM
internal import PlumbSource
internal import PlumbTemplate

struct UnknownEvent: PropertiesRule {
  let metadata = RuleMetadata(
    id: "events/unknown-event",
    title: "Event pattern names a source or an event next to one that there is",
    severity: .warning,
    rationale:
      "EventBridge compares names letter by letter; a rule for a misspelt event never matches, and nothing says so. A value that stands alone, not in a list, is refused.",
    remediation: "Spell the source and the event as the service does, and put values into lists.",
    references: [
      "https://docs.aws.amazon.com/eventbridge/latest/ref/events.html",
      "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-backup.html",
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html",
    ])

  let types = ["AWS::Events::Rule"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    guard let pattern = findings.mapping(properties["EventPattern"]) else { return }
    for key in ["source", "detail-type"] {
      if let text = findings.text(pattern[key]) {
        findings.report(
          .init("'\(text)' is no list", at: Label(pattern.label(of: key))))
      }
    }
    let sources = texts(pattern["source"], &findings)
    // Among short names each is next to another one.
    check(
      sources.filter { $0.text.utf8.count > "aws.12345".utf8.count }, among: UnknownEvent.sources,
      in: scenario.template, into: &findings)
    checkCalls(findings.mapping(pattern["detail"]), in: scenario.template, into: &findings)
    guard sources.count == 1, let events = UnknownEvent.events[sources[0].text] else { return }
    check(
      texts(pattern["detail-type"], &findings), among: events, in: scenario.template,
      into: &findings)
  }

  /// Looks at the calls of services that CloudTrail tells of.
  private func checkCalls(
    _ detail: MappingValue?, in template: Template, into findings: inout FindingCollector
  ) {
    guard let detail else { return }
    let services = texts(detail["eventSource"], &findings)
    for (text, span) in services where ActionTable().hasService(text) {
      findings.report(
        .init("CloudTrail calls the source '\(text).amazonaws.com'", at: Label(span)))
    }
    guard services.count == 1, services[0].text.hasSuffix(".amazonaws.com") else { return }
    let service = String(services[0].text.dropLast(".amazonaws.com".count))
    let actions = ActionTable().actions(of: service)
    for (text, span) in texts(detail["eventName"], &findings) {
      let name = text.lowercased()
      // Some calls, as DeleteObjects, are no actions of their own.
      guard !actions.contains(name), ClientNames.has(action: text, of: service) != true,
        SpellingSuggestion.best(for: name, among: actions) != nil
      else { continue }
      findings.report(.init("'\(service)' has no call '\(text)'", at: Label(span)))
    }
  }

  private func texts(
    _ value: Value, _ findings: inout FindingCollector
  ) -> [(text: String, span: Span)] {
    findings.elements(value).compactMap { element in
      guard case .scalar(let scalar) = element, let span = element.label else { return nil }
      return (scalar.text, span)
    }
  }

  /// Services come to be, so that only a name next to one that there is counts as wrong.
  private func check(
    _ texts: [(text: String, span: Span)], among known: [String], in template: Template,
    into findings: inout FindingCollector
  ) {
    for (text, span) in texts where !known.contains(text) {
      guard let suggestion = template.suggestion(for: text, among: known) else { continue }
      findings.report(
        .init("no event is from or of '\(text)'", at: Label(span))
          .suggesting(suggestion, in: template))
    }
  }

  /// Most services send events under the name that they have in IAM; these are others.
  private static let sources =
    (ActionTable().services + [
      "applicationinsights", "cloudwatch", "emr", "health", "inspector", "macie", "opsworks",
      "partner", "trustedadvisor",
    ]).map { "aws." + $0 }

  private static let events: [String: [String]] = [
    "aws.backup": [
      "Backup Job State Change", "Backup Plan State Change", "Backup Vault State Change",
      "Copy Job State Change", "Recovery Point Change", "Recovery Point Index State Change",
      "Recovery Point State Change", "Region Setting State Change", "Restore Job State Change",
    ] + trail,
    "aws.cloudwatch": [
      "CloudWatch Alarm Configuration Change", "CloudWatch Alarm State Change",
    ] + trail,
    "aws.s3": [
      "Object ACL Updated", "Object Access Tier Changed", "Object Created", "Object Deleted",
      "Object Restore Completed", "Object Restore Expired", "Object Restore Initiated",
      "Object Storage Class Changed", "Object Tags Added", "Object Tags Deleted",
    ] + trail,
    "aws.states": ["Step Functions Execution Status Change"] + trail,
  ]

  private static let trail = ["AWS API Call via CloudTrail", "AWS Service Event via CloudTrail"]
}
