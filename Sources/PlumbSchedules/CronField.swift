/// A field of a cron expression that is a list of numbers, ranges and increments.
struct CronField {
  /// As in messages: `hour`.
  let name: String
  let range: ClosedRange<Int>
  /// Names for the numbers of the range, in order; empty if it has none.
  let names: [String]

  static let minutes = CronField(name: "minute", range: 0...59, names: [])
  static let hours = CronField(name: "hour", range: 0...23, names: [])
  static let daysOfMonth = CronField(name: "day of month", range: 1...31, names: [])
  static let months = CronField(
    name: "month", range: 1...12,
    names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
  static let daysOfWeek = CronField(
    name: "day of week", range: 1...7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"])
  static let years = CronField(name: "year", range: 1970...2199, names: [])

  /// The values that a whole field stands for, in order, each once.
  func values(_ field: Substring) throws(ScheduleProblem) -> [Int] {
    var found: Set<Int> = []
    for item in field.split(separator: ",", omittingEmptySubsequences: false) {
      found.formUnion(try values(ofItem: item))
    }
    return found.sorted()
  }

  /// The values of `7`, `1-5`, `*`, `0/10`, `*/10` or `8-18/2`.
  func values(ofItem item: Substring) throws(ScheduleProblem) -> [Int] {
    let parts = item.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw invalid(item) }
    guard parts.count == 2 else { return try span(item, isOpen: false) }
    guard let step = Int(digits: parts[1]), step > 0 else { throw invalid(item) }
    let all = try span(parts[0], isOpen: true)
    return Swift.stride(from: 0, to: all.count, by: step).map { all[$0] }
  }

  /// The number or the name of one value.
  func value(_ text: Substring) throws(ScheduleProblem) -> Int {
    if let index = names.firstIndex(of: text.uppercased()) { return range.lowerBound + index }
    guard let number = Int(digits: text) else { throw invalid(text) }
    guard range.contains(number) else {
      throw ScheduleProblem(
        "has the \(name) \(text), which isn't from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func invalid(_ item: Substring) -> ScheduleProblem {
    ScheduleProblem("has '\(item)' as \(name), which is no value of that field")
  }

  /// The values of a range, which may pass the field's end: `22-2`. With an increment, one value has no end.
  private func span(_ text: Substring, isOpen: Bool) throws(ScheduleProblem) -> [Int] {
    if text == "*" { return Array(range) }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2 else { throw invalid(text) }
    let low = try value(ends[0])
    guard ends.count == 2 else { return isOpen ? Array(low...range.upperBound) : [low] }
    let high = try value(ends[1])
    guard low <= high || range != CronField.years.range else { throw invalid(text) }
    return low <= high
      ? Array(low...high) : Array(low...range.upperBound) + Array(range.lowerBound...high)
  }
}
