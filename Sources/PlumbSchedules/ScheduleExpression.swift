internal import PlumbEngine

/// A schedule expression of EventBridge rules and of EventBridge Scheduler.
///
/// When it runs is told in the schedule's own time zone, without changes to and from summer time.
///
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
package struct ScheduleExpression: Hashable {
  /// Why AWS rejects the expression, as a phrase; nil if nothing in the documentation forbids it.
  package let problem: String?
  /// Whether it runs at least once after the start of 2026; false for one with a problem.
  ///
  /// That date is fixed, so that the answer depends on the template alone.
  package let fires: Bool
  /// The shortest and the longest time between two runs in a row, in seconds; nil if there is at most one.
  package let gaps: ClosedRange<Int>?
  /// The time, `02:00`, of a schedule that runs exactly once every day at that time; nil for others.
  package let dailyTime: String?

  /// Whose expressions are meant: only Scheduler has `at(…)`.
  package enum Service: String {
    case rule
    case scheduler
  }

  /// Reads an expression of a service; nil where either of them is meant.
  package init(_ text: String, of service: Service? = nil) {
    let result = Result { () throws(ScheduleProblem) in
      try ScheduleExpression(reading: text, service)
    }
    switch result {
    case .success(let expression): self = expression
    case .failure(let problem): self.init(problem: "'\(text)' \(problem.phrase)", fires: false)
    }
  }

  private init(
    problem: String? = nil, fires: Bool, gaps: ClosedRange<Int>? = nil, dailyTime: String? = nil
  ) {
    self.problem = problem
    self.fires = fires
    self.gaps = gaps
    self.dailyTime = dailyTime
  }

  private init(reading text: String, _ service: Service?) throws(ScheduleProblem) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      throw ScheduleProblem("is not of the form cron(…), rate(…) or at(…)")
    }
    let arguments = text[text.index(after: open)...].dropLast()
    switch text[..<open] {
    case "cron": self.init(try CronExpression(arguments))
    case "rate":
      let seconds = try ScheduleExpression.period(arguments, service)
      self.init(fires: true, gaps: seconds...seconds)
    case "at" where service != .rule:
      self.init(fires: try ScheduleExpression.year(of: arguments) >= CronExpression.firstYear)
    case "at": throw ScheduleProblem("runs once, which only EventBridge Scheduler can do")
    default: throw ScheduleProblem("is not of the form cron(…), rate(…) or at(…)")
    }
  }

  private init(_ cron: CronExpression) {
    let gaps = cron.gaps
    let runsDaily = cron.times.count == 1 && gaps == 86_400...86_400 && cron.isUnlimited
    self.init(
      fires: cron.fires, gaps: gaps,
      dailyTime: runsDaily ? cron.times.first.map(ScheduleExpression.clock) : nil)
  }

  private static func clock(_ minutes: Int) -> String {
    [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// The seconds of `5 minutes`.
  ///
  /// That 1 takes the singular and other numbers the plural is said of rules only:
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html
  private static func period(
    _ text: Substring, _ service: Service?
  ) throws(ScheduleProblem) -> Int {
    let fields = text.split(whereSeparator: \.isWhitespace)
    guard fields.count == 2 else {
      throw ScheduleProblem("has \(fields.count.parts), a rate has a number and a unit")
    }
    guard let number = Int(digits: fields[0]), number > 0 else {
      throw ScheduleProblem("has the number \(fields[0]), which is no positive whole number")
    }
    guard let unit = units.first(where: { $0.name == fields[1] || $0.name + "s" == fields[1] })
    else {
      throw ScheduleProblem("has the unit \(fields[1]), which is none of minutes, hours and days")
    }
    let proper = number == 1 ? unit.name : unit.name + "s"
    if service == .rule, fields[1] != proper {
      throw ScheduleProblem("has the unit \(fields[1]), after \(number) it is \(proper)")
    }
    return number.multipliedReportingOverflow(by: unit.seconds).overflow
      ? .max : number * unit.seconds
  }

  /// The year of `2026-11-20T13:00:00`.
  ///
  /// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
  private static func year(of text: Substring) throws(ScheduleProblem) -> Int {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    let clock = parts.last?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    let limits = [23, 59, 59]
    guard parts.count == 2, clock.map(\.utf8.count) == [2, 2, 2],
      zip(clock, limits).allSatisfy({ field, limit in
        Int(digits: field).map { $0 <= limit } ?? false
      })
    else { throw ScheduleProblem("is no moment of the form at(yyyy-mm-ddThh:mm:ss)") }
    guard let date = CalendarDate(String(parts[0])) else {
      throw ScheduleProblem("names \(parts[0]), which is no date")
    }
    return date.year
  }

  private static let units = [
    (name: "minute", seconds: 60), (name: "hour", seconds: 3600), (name: "day", seconds: 86_400),
  ]
}

/// What AWS rejects in a schedule expression.
struct ScheduleProblem: Error {
  /// What follows the expression: `has 5 fields, a cron expression has 6`.
  let phrase: String

  init(_ phrase: String) {
    self.phrase = phrase
  }
}

extension Int {
  /// Reads decimal digits, without a sign.
  init?(digits text: Substring) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.init(text)
  }

  fileprivate var parts: String { self == 1 ? "1 part" : "\(self) parts" }
}
