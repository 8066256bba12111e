/// The days on which a cron expression runs: its third or its fifth field.
struct CronDays {
  private var items: [Item] = []

  private enum Item {
    /// Days of the month, the first one as the lowest bit.
    case days(UInt32)
    /// `L`, or `L-3`: so many days before the last one.
    case last(before: Int)
    /// `LW`.
    case lastWorkday
    /// `15W`: the day from Monday to Friday that is closest to it in the same month.
    case workday(near: Int)
    /// Days of the week, 0 for Sunday.
    case weekdays([Int])
    /// `6L`.
    case lastWeekday(Int)
    /// `6#3`.
    case weekday(Int, count: Int)
  }

  /// Reads both fields, one of which has to be `?`.
  init(ofMonth dayField: Substring, ofWeek weekdayField: Substring) throws(ScheduleProblem) {
    switch (dayField == "?", weekdayField == "?") {
    case (true, true): items = [.days(.max)]
    case (false, false):
      throw ScheduleProblem(
        "has a day of month and a day of week, one of them must be '?'")
    case (false, true):
      for item in dayField.split(separator: ",", omittingEmptySubsequences: false) {
        items.append(try CronDays.dayItem(item))
      }
    case (true, false):
      let parts = weekdayField.split(separator: ",", omittingEmptySubsequences: false)
      if parts.count > 1, weekdayField.contains("#") {
        throw ScheduleProblem(
          "has '\(weekdayField)' as day of week, with '#' there can be only one")
      }
      for item in parts { items.append(try CronDays.weekdayItem(item)) }
    }
  }

  /// The days of a month, the first one as the lowest bit.
  func days(of month: CalendarMonth) -> UInt32 {
    let all = UInt32.max >> UInt32(32 - month.length)
    return items.reduce(0) { $0 | CronDays.days(of: $1, in: month) } & all
  }

  private static func dayItem(_ text: Substring) throws(ScheduleProblem) -> Item {
    let field = CronField.daysOfMonth
    let upper = text.uppercased()
    if upper == "L" { return .last(before: 0) }
    if upper == "LW" || upper == "WL" { return .lastWorkday }
    if upper.hasPrefix("L-") { return .last(before: try field.value(text.dropFirst(2))) }
    if upper.hasSuffix("W") { return .workday(near: try field.value(text.dropLast())) }
    return .days(try field.values(ofItem: text).reduce(0) { $0 | 1 << UInt32($1 - 1) })
  }

  private static func weekdayItem(_ text: Substring) throws(ScheduleProblem) -> Item {
    let field = CronField.daysOfWeek
    let upper = text.uppercased()
    // The last day of the week is its seventh, Saturday.
    if upper == "L" { return .weekdays([6]) }
    if upper.hasSuffix("L") { return .lastWeekday(try field.value(text.dropLast()) - 1) }
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let count = Int(digits: parts[1]), (1...5).contains(count) else {
        throw field.invalid(text)
      }
      return .weekday(try field.value(parts[0]) - 1, count: count)
    }
    return .weekdays(try field.values(ofItem: text).map { $0 - 1 })
  }

  private static func days(of item: Item, in month: CalendarMonth) -> UInt32 {
    switch item {
    case .days(let days): days
    case .last(let before): before < month.length ? bit(month.length - before) : 0
    case .lastWorkday: bit(month.workday(near: month.length))
    case .workday(let day): day <= month.length ? bit(month.workday(near: day)) : 0
    case .weekdays(let weekdays):
      weekdays.reduce(0) { $0 | every(month.first($1)) }
    case .lastWeekday(let weekday):
      bit(month.first(weekday) + (month.length - month.first(weekday)) / 7 * 7)
    case .weekday(let weekday, let count): bit(month.first(weekday) + (count - 1) * 7)
    }
  }

  private static func bit(_ day: Int) -> UInt32 { 1 << UInt32(day - 1) }

  /// A day and those whole weeks after it.
  private static func every(_ day: Int) -> UInt32 {
    (0b1_0000001_0000001_0000001_0000001 as UInt32) << UInt32(day - 1)
  }
}

extension CalendarMonth {
  /// The first day that is this day of the week, 0 for Sunday.
  fileprivate func first(_ weekday: Int) -> Int { (weekday - firstWeekday + 7) % 7 + 1 }

  /// The day from Monday to Friday that is closest to a day, without leaving the month.
  fileprivate func workday(near day: Int) -> Int {
    switch (firstWeekday + day - 1) % 7 {
    case 6: day == 1 ? 3 : day - 1
    case 0: day == length ? day - 2 : day + 1
    default: day
    }
  }
}
