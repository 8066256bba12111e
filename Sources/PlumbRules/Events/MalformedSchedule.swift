internal import PlumbEngine
internal import PlumbSchedules
internal import PlumbSource
internal import PlumbTemplate

struct MalformedSchedule: PropertiesRule {
  let metadata = RuleMetadata(
    id: "events/malformed-schedule",
    title: "Schedule expression is refused",
    severity: .error,
    rationale:
      "EventBridge refuses a rule or a schedule whose expression it can't read, and the deployment fails.",
    remediation:
      "Correct the expression: cron(minutes hours day-of-month month day-of-week year), rate(value unit), and for EventBridge Scheduler at(yyyy-mm-ddThh:mm:ss).",
    references: [
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
      "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
    ],
    aliases: ["E3027"])

  let types = ["AWS::Events::Rule", "AWS::Scheduler::Schedule"]

  func check(
    _ properties: MappingValue, of resource: Resource, in scenario: Scenario,
    into findings: inout FindingCollector
  ) {
    let value = properties["ScheduleExpression"]
    let service: ScheduleExpression.Service =
      resource.type == "AWS::Events::Rule" ? .rule : .scheduler
    guard let text = findings.text(value), !text.contains("{{"),
      let problem = ScheduleExpression(text, of: service).problem
    else { return }
    findings.report(.init(problem, at: Label(properties.label(of: "ScheduleExpression"))))
  }
}
