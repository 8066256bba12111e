import Testing

import PlumbSchedules

// The functions that packs call show one expression at a time; tables of expressions read better here.
struct ScheduleExpressionTests {
  @Test(arguments: [
    "cron(0 2 * * ? *)", "cron(0 2 ? * * *)", "cron(15 10 ? * 6L 2026-2030)",
    "cron(0/10 * ? * MON-FRI *)", "cron(0 18 ? * mon-fri *)", "cron(0 8 1 * ? *)",
    "cron(0 0 LW * ? *)", "cron(0 0 3W * ? *)", "cron(0 0 ? * 3#2 *)", "cron(0 11-23/4 ? * 2-6 *)",
    "cron(0/5 8-17 ? 1,FEB,3 L *)", "cron(0  22-2 * * ? *)", "rate(5 minutes)", "rate(1 day)",
    "rate(1 hours)", "at(2028-02-29T13:00:00)",
  ])
  func documentedFormsAreAccepted(text: String) {
    #expect(ScheduleExpression(text, of: .scheduler).problem == nil)
  }

  @Test(arguments: [
    ("0 2 * * *", "is not of the form cron(…), rate(…) or at(…)"),
    ("every(2 days)", "is not of the form cron(…), rate(…) or at(…)"),
    ("cron(0 2 * * *)", "has 5 fields, a cron expression has 6"),
    ("cron(0 2 * * * *)", "has a day of month and a day of week, one of them must be '?'"),
    ("cron(0 2 1 * MON *)", "has a day of month and a day of week, one of them must be '?'"),
    ("cron(60 2 * * ? *)", "has the minute 60, which isn't from 0 to 59"),
    ("cron(0 24 * * ? *)", "has the hour 24, which isn't from 0 to 23"),
    ("cron(0 2 0 * ? *)", "has the day of month 0, which isn't from 1 to 31"),
    ("cron(0 2 * 13 ? *)", "has the month 13, which isn't from 1 to 12"),
    ("cron(0 2 ? * 0 *)", "has the day of week 0, which isn't from 1 to 7"),
    ("cron(0 2 ? * 2#6 *)", "has '2#6' as day of week, which is no value of that field"),
    (
      "cron(0 2 ? * 3#1,6#3 *)",
      "has '3#1,6#3' as day of week, with '#' there can be only one"
    ),
    ("cron(0 2 * * ? 2200)", "has the year 2200, which isn't from 1970 to 2199"),
    ("cron(0 2 * * ? ?)", "has '?' as year, which is no value of that field"),
    ("cron(? 2 * * ? *)", "has '?' as minute, which is no value of that field"),
    ("cron(0/0 2 * * ? *)", "has '0/0' as minute, which is no value of that field"),
    ("cron(, 2 * * ? *)", "has '' as minute, which is no value of that field"),
    ("cron(0 L * * ? *)", "has 'L' as hour, which is no value of that field"),
    ("cron(0 2 * MONDAY ? *)", "has 'MONDAY' as month, which is no value of that field"),
    ("rate(0 minutes)", "has the number 0, which is no positive whole number"),
    ("rate(1.5 hours)", "has the number 1.5, which is no positive whole number"),
    ("rate(30 seconds)", "has the unit seconds, which is none of minutes, hours and days"),
    ("rate(5)", "has 1 part, a rate has a number and a unit"),
    ("at(2026-02-29T13:00:00)", "names 2026-02-29, which is no date"),
    ("at(2026-02-28 13:00)", "is no moment of the form at(yyyy-mm-ddThh:mm:ss)"),
    ("at(2026-02-28T24:00:00)", "is no moment of the form at(yyyy-mm-ddThh:mm:ss)"),
  ])
  func whatAWSRejectsIsExplained(text: String, problem: String) {
    let schedule = ScheduleExpression(text)
    #expect(schedule.problem == "'\(text)' \(problem)")
    #expect(!schedule.fires)
  }

  @Test(arguments: [
    ("rate(1 hours)", "has the unit hours, after 1 it is hour"),
    ("rate(5 hour)", "has the unit hour, after 5 it is hours"),
    ("at(2028-02-29T13:00:00)", "runs once, which only EventBridge Scheduler can do"),
  ])
  func rulesAcceptLessThanScheduler(text: String, problem: String) {
    #expect(ScheduleExpression(text, of: .rule).problem == "'\(text)' \(problem)")
    #expect(ScheduleExpression(text, of: .scheduler).problem == nil)
    #expect(ScheduleExpression(text).problem == nil)
  }

  @Test(arguments: [
    ("cron(0 2 31 2 ? *)", false), ("cron(0 2 30 FEB ? *)", false),
    ("cron(0 2 31 4,6,9,11 ? *)", false), ("cron(0 2 31 1-4 ? *)", true),
    ("cron(0 2 29 2 ? *)", true), ("cron(0 2 29 2 ? 2027)", false),
    ("cron(0 2 29 2 ? 2100)", false), ("cron(0 2 ? 2 2#5 *)", true),
    ("cron(0 2 * * ? 2025)", false), ("cron(0 2 * * ? 2026)", true),
    ("cron(0 2 30W 2 ? *)", false), ("rate(5 minutes)", true),
    ("at(2025-12-31T00:00:00)", false), ("at(2026-01-01T00:00:00)", true),
  ])
  func datesThatNeverComeAreFound(text: String, fires: Bool) {
    let schedule = ScheduleExpression(text)
    #expect(schedule.problem == nil)
    #expect(schedule.fires == fires)
  }

  @Test(arguments: [
    ("cron(0 2 * * ? *)", 1, 1), ("cron(0 2 ? * MON *)", 7, 7),
    ("cron(0 2 ? * MON-FRI *)", 1, 3), ("cron(0 2 1 * ? *)", 28, 31),
    ("cron(0 2 31 * ? *)", 31, 61), ("cron(0 2 L * ? *)", 28, 31),
    ("cron(0 2 29 2 ? *)", 1461, 1461), ("cron(0 2 1 1/3 ? *)", 90, 92),
    ("cron(0 2 ? * 6L *)", 28, 35), ("cron(0 2 ? * 2#1 *)", 28, 35),
    ("cron(0 2 1 1 ? *)", 365, 366), ("cron(0 2 */2 * ? *)", 1, 2),
    ("rate(7 days)", 7, 7), ("cron(0 2 ? * SAT-MON *)", 1, 5),
  ])
  func gapsAreCountedInDays(text: String, shortest: Int, longest: Int) {
    #expect(ScheduleExpression(text).gaps == shortest * 86_400...longest * 86_400)
  }

  @Test(arguments: [
    ("cron(0 0/6 * * ? *)", 6, 6), ("cron(0 8-18/2 * * ? *)", 2, 14),
    ("cron(0 9,17 ? * MON-FRI *)", 8, 64), ("rate(1 hour)", 1, 1),
    ("cron(0 22-1 * * ? *)", 1, 21),
  ])
  func gapsWithinDaysAreCountedInHours(text: String, shortest: Int, longest: Int) {
    #expect(ScheduleExpression(text).gaps == shortest * 3600...longest * 3600)
  }

  @Test(arguments: [
    "at(2028-02-29T13:00:00)", "cron(0 2 1 1 ? 2030)", "cron(0 2 31 2 ? *)", "rate(0 days)",
  ])
  func whatRunsAtMostOnceHasNoGap(text: String) {
    #expect(ScheduleExpression(text).gaps == nil)
  }

  @Test(arguments: [
    ("cron(0 2 * * ? *)", "02:00"), ("cron(30 14 ? * * *)", "14:30"),
    ("cron(5 0 ? JAN-DEC SUN-SAT 1970-2199)", "00:05"), ("cron(0 2 1/1 */1 ? *)", "02:00"),
    ("cron(0 2 ? * 2-6 *)", nil), ("cron(0 2,14 * * ? *)", nil), ("cron(0 2 * * ? 2026)", nil),
    ("rate(1 day)", nil), ("cron(0 2 1-30 * ? *)", nil),
  ])
  func dailySchedulesHaveATime(text: String, time: String?) {
    #expect(ScheduleExpression(text).dailyTime == time)
  }
}
