/// A day of the Gregorian calendar, without a time zone.
///
/// The library reads no clock: whoever calls it says which day it is.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  /// From 1 to 12.
  public let month: Int
  /// From 1 to the month's last day.
  public let day: Int

  /// Reads `2027-03-31`; nil for any other notation, and for days that don't exist.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { part in
      part.allSatisfy { (0x30...0x39).contains($0) } ? Int(Substring(part)) : nil
    }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return nil }
    let days = CalendarDate.dayCount(year: numbers[0], month: numbers[1])
    guard (1...days).contains(numbers[2]) else { return nil }
    (year, month, day) = (numbers[0], numbers[1], numbers[2])
  }

  /// The day on which a moment lies in UTC, given as POSIX's `time` counts it.
  public init(secondsSince1970 seconds: Int) {
    var days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    var year = 1970
    while days < 0 {
      year -= 1
      days += CalendarDate.dayCount(year: year)
    }
    while days >= CalendarDate.dayCount(year: year) {
      days -= CalendarDate.dayCount(year: year)
      year += 1
    }
    var month = 1
    while days >= CalendarDate.dayCount(year: year, month: month) {
      days -= CalendarDate.dayCount(year: year, month: month)
      month += 1
    }
    (self.year, self.month, day) = (year, month, days + 1)
  }

  /// As in ISO 8601: `2027-03-31`.
  public var description: String {
    let padded = { (number: Int, width: Int) in
      String(repeating: "0", count: max(0, width - String(number).utf8.count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The first day of year 1, before any date that is written.
  static let distantPast = CalendarDate(secondsSince1970: -62_135_596_800)

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func dayCount(year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
