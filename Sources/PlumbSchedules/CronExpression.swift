/// The six fields of a cron expression, and the runs that they describe.
///
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
struct CronExpression {
  /// The minutes of a day at which it runs, counted from midnight, in order.
  let times: [Int]
  private let days: CronDays
  private let months: [Int]
  private let years: [Int]

  /// The year from which on runs are counted.
  static let firstYear = 2026
  private static let lastYear = 2199

  init(_ text: Substring) throws(ScheduleProblem) {
    let fields = text.split(whereSeparator: \.isWhitespace)
    guard fields.count == 6 else {
      throw ScheduleProblem("has \(fields.count) fields, a cron expression has 6")
    }
    let minutes = try CronField.minutes.values(fields[0])
    let hours = try CronField.hours.values(fields[1])
    times = hours.flatMap { hour in minutes.map { hour * 60 + $0 } }
    days = try CronDays(ofMonth: fields[2], ofWeek: fields[4])
    months = try CronField.months.values(fields[3])
    years = try CronField.years.values(fields[5]).filter { $0 >= CronExpression.firstYear }
  }

  /// Whether it runs in every year that there is to come.
  var isUnlimited: Bool { years.count == CronExpression.lastYear - CronExpression.firstYear + 1 }

  /// Whether one of its days exists.
  var fires: Bool {
    years.contains { year in
      months.contains { days.days(of: CalendarMonth(year: year, month: $0)) != 0 }
    }
  }

  /// The shortest and the longest time between two runs in a row, in seconds; nil for at most one.
  ///
  /// The first 29 years in which it may run are looked at: in 28 years every date meets every day of the
  /// week, leap years included, as long as no year such as 2100 comes between.
  var gaps: ClosedRange<Int>? {
    guard let first = times.first, let last = times.last else { return nil }
    var range = GapRange()
    var previous: Int?
    for year in years.prefix(29) {
      for month in months {
        let month = CalendarMonth(year: year, month: month)
        var rest = days.days(of: month)
        if rest.nonzeroBitCount == month.length {
          // All days but the first follow the day before.
          range.add(86_400 + (first - last) * 60)
          if let previous { range.add((month.start - previous) * 86_400 + (first - last) * 60) }
          previous = month.start + month.length - 1
          rest = 0
        }
        while rest != 0 {
          let day = month.start + rest.trailingZeroBitCount
          if let previous { range.add((day - previous) * 86_400 + (first - last) * 60) }
          previous = day
          rest &= rest - 1
        }
      }
    }
    if previous != nil {
      for (one, next) in zip(times, times.dropFirst()) { range.add((next - one) * 60) }
    }
    return range.range
  }
}

/// The bounds of the gaps seen so far.
private struct GapRange {
  private(set) var range: ClosedRange<Int>?

  mutating func add(_ gap: Int) {
    range = range.map { min($0.lowerBound, gap)...max($0.upperBound, gap) } ?? gap...gap
  }
}

/// A month of the Gregorian calendar, as days counted from the first day of the year 1.
struct CalendarMonth {
  /// The number of its first day.
  let start: Int
  let length: Int
  /// The day of the week of its first day, 0 for Sunday.
  let firstWeekday: Int

  init(year: Int, month: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let leapDay = isLeap ? 1 : 0
    let before = year - 1
    let yearStart = before * 365 + before / 4 - before / 100 + before / 400
    start = yearStart + CalendarMonth.daysBefore[month - 1] + (month > 2 ? leapDay : 0)
    length = CalendarMonth.lengths[month - 1] + (month == 2 ? leapDay : 0)
    // The first day of the year 1 was a Monday.
    firstWeekday = (start + 1) % 7
  }

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
}
