import PlumbSource
import Testing

struct ScheduleFunctionTests {
  @Test(arguments: [
    ("schedule(props.X).problem == null", "cron(0 2 * * ? *)"),
    (
      "schedule(props.X).problem.endsWith('has 5 fields, a cron expression has 6')",
      "cron(0 2 * * *)"
    ),
    (
      "schedule(props.X, 'AWS::Events::Rule').problem.contains('only EventBridge Scheduler')",
      "at(2030-01-01T00:00:00)"
    ),
    ("schedule(props.X, 'AWS::Scheduler::Schedule').problem == null", "at(2030-01-01T00:00:00)"),
    ("schedule(props.X).fires", "cron(0 2 * * ? *)"),
    ("!schedule(props.X).fires", "cron(0 2 31 2 ? *)"),
    ("schedule(props.X).minGapSeconds == 28 * 86400", "cron(0 2 1 * ? *)"),
    ("schedule(props.X).maxGapSeconds == 31 * 86400", "cron(0 2 1 * ? *)"),
    ("schedule(props.X).maxGapSeconds == null", "at(2030-01-01T00:00:00)"),
    ("schedule(props.X).dailyAt == '02:00'", "cron(0 2 * * ? *)"),
    ("schedule(props.X).dailyAt == null", "rate(1 day)"),
    ("dailyAt(props.X) == '02:00'", "cron(0 2 * * ? *)"),
    ("schedule(props.Y).problem == null && !has(schedule(props.Y).fires)", "a"),
    ("schedule(props.X).fires", "!Ref At"),
    ("schedule(props.X).dailyAt == '02:00'", "!Ref Night"),
  ])
  func membersAreTold(check: String, value: String) throws {
    #expect(try PackVerdict(check, value: value).outcomes == [])
  }

  @Test(arguments: [
    ("schedule(props.X).dailyAt == '02:00'", "!Ref At", "At = 'rate(1 day)'"),
    ("dailyAt(props.X) == '02:00'", "!Ref At", "At = 'rate(1 day)'"),
    ("schedule(props.X).dailyAt == '02:00'", "!Sub 'cron(0 ${Hour} * * ? *)'", "Hour = 3"),
    (
      "schedule(props.X).dailyAt == '02:00'", "!If [IsProd, rate(1 day), cron(0 2 * * ? *)]",
      "Env = prod"
    ),
  ])
  func parametersAreSplitByTheirValues(check: String, value: String, when: String) throws {
    let verdict = try PackVerdict(check, value: value)
    #expect(verdict.outcomes == ["some: \(when)"])
  }

  @Test(arguments: ["!Ref Free", "!GetAtt Other.Name", "!Sub 'cron(0 ${Free} * * ? *)'"])
  func whatTheTemplateLeavesOpenIsUndecided(value: String) throws {
    #expect(try PackVerdict("schedule(props.X).fires", value: value).outcomes == ["undecided"])
  }

  @Test func aPackCanSayThatItIsUndecided() throws {
    let verdict = try PackVerdict("undecided('nested stacks are not looked into')", value: "a")
    #expect(verdict.outcomes == ["undecided"])
    let notes = verdict.findings.flatMap(\.notes)
    #expect(notes.contains { $0.contains("nested stacks are not looked into") })
  }

  @Test func aMisspeltMemberIsAnError() throws {
    #expect(try PackVerdict("schedule(props.X).fire", value: "rate(1 day)").outcomes == ["error"])
  }
}
