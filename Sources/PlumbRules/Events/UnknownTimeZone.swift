internal import PlumbEngine
internal import PlumbSchedules
internal import PlumbSource
internal import PlumbTemplate

struct UnknownTimeZone: PropertiesRule {
  let metadata = RuleMetadata(
    id: "events/unknown-time-zone",
    title: "Schedule is in a time zone that doesn't exist",
    severity: .error,
    rationale:
      "EventBridge Scheduler knows the time zones of the IANA database by their names, letter by letter, and refuses others; the deployment fails.",
    remediation: "Give the name of an area and a city, such as Europe/Berlin, or UTC.",
    references: [
      "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
      "https://www.iana.org/time-zones",
    ])

  let types = ["AWS::Scheduler::Schedule", "AWS::Serverless::Function"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    check(properties, in: scenario.template, into: &findings)
    guard resource.type == "AWS::Serverless::Function",
      let events = findings.mapping(properties["Events"])
    else { return }
    for (_, event) in events.members {
      guard let event = findings.mapping(event),
        let settings = findings.mapping(event["Properties"])
      else { continue }
      check(settings, in: scenario.template, into: &findings)
    }
  }

  private func check(
    _ settings: MappingValue, in template: Template, into findings: inout FindingCollector
  ) {
    let key = "ScheduleExpressionTimezone"
    guard let name = findings.text(settings[key]), !name.contains("{{"),
      !TimeZones.names.contains(name)
    else { return }
    findings.report(
      .init("there is no time zone '\(name)'", at: Label(settings.label(of: key)))
        .suggesting(template.suggestion(for: name, among: TimeZones.names), in: template))
  }
}
