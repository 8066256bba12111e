internal import PlumbEngine

/// The days on which Lambda ceases to support a runtime.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
struct RuntimeLifecycle {
  let name: String
  /// The first day without updates and support.
  let deprecated: CalendarDate
  /// The first day on which no function can be created with it.
  let blocksCreation: CalendarDate
  /// The first day on which no function with it can be updated.
  let blocksUpdates: CalendarDate
  /// The runtime that takes its place; nil for the newest of its kind.
  let successor: String?

  /// What has become of a runtime.
  enum Stage {
    case supported
    case deprecated
    /// No function can be created.
    case closed
    /// No function can be created or updated.
    case blocked
  }

  func stage(on day: CalendarDate) -> Stage {
    if blocksUpdates <= day { return .blocked }
    if blocksCreation <= day { return .closed }
    return deprecated <= day ? .deprecated : .supported
  }

  /// The runtime of an identifier, such as `python3.9`; nil for others.
  static func of(_ name: String) -> RuntimeLifecycle? {
    // Few templates name more than one: the whole table isn't read for that.
    let start = Array("\(name) ".utf8)
    for row in rows where row.starts(with: start) {
      guard let runtime = RuntimeLifecycle(Substring(decoding: row, as: UTF8.self)) else {
        preconditionFailure("not a row: \(String(decoding: row, as: UTF8.self))")
      }
      return runtime
    }
    return nil
  }

  /// The day on which the table was read, 2026-11-23, for callers who don't say which day it is.
  static let readOn = CalendarDate(secondsSince1970: 1_795_392_000)

  /// Reads a row of the table.
  private init?(_ row: Substring) {
    let cells = row.split(separator: " ").map(String.init)
    guard cells.count == 5, let deprecated = CalendarDate(cells[1]),
      let blocksCreation = CalendarDate(cells[2]), let blocksUpdates = CalendarDate(cells[3])
    else { return nil }
    name = cells[0]
    self.deprecated = deprecated
    self.blocksCreation = blocksCreation
    self.blocksUpdates = blocksUpdates
    successor = cells[4] == "-" ? nil : cells[4]
  }

  private static let rows = Array(table.utf8).split(separator: UInt8(ascii: "\n"))

  /// Identifier, deprecation, end of creation, end of updates, successor.
  private static let table = """
    dotnet10 2028-11-14 2028-12-14 2029-01-15 -
    dotnet6 2024-12-20 2027-02-01 2027-03-03 dotnet10
    dotnet8 2026-11-10 2027-02-01 2027-03-03 dotnet10
    dotnetcore1.0 2019-06-27 2019-06-30 2019-07-30 dotnet10
    dotnetcore2.0 2019-05-30 2019-04-30 2019-05-30 dotnet10
    dotnetcore2.1 2022-01-05 2022-01-05 2022-04-13 dotnet10
    dotnetcore3.1 2023-04-03 2023-04-03 2023-05-03 dotnet10
    go1.x 2024-01-08 2024-02-08 2027-03-03 provided.al2023
    java11 2027-06-30 2027-07-31 2027-08-31 java25
    java17 2027-06-30 2027-07-31 2027-08-31 java25
    java21 2029-06-30 2029-07-31 2029-08-31 java25
    java25 2029-06-30 2029-07-31 2029-08-31 -
    java8 2024-01-08 2024-02-08 2027-03-03 java25
    java8.al2 2027-06-30 2027-07-31 2027-08-31 java25
    nodejs 2016-08-30 2016-09-30 2016-10-31 nodejs24.x
    nodejs10.x 2021-07-30 2021-07-30 2022-02-14 nodejs24.x
    nodejs12.x 2023-03-31 2023-03-31 2023-04-30 nodejs24.x
    nodejs14.x 2023-12-04 2024-01-09 2027-03-03 nodejs24.x
    nodejs16.x 2024-06-12 2027-02-01 2027-03-03 nodejs24.x
    nodejs18.x 2025-09-01 2027-02-01 2027-03-03 nodejs24.x
    nodejs20.x 2026-04-30 2027-02-01 2027-03-03 nodejs24.x
    nodejs22.x 2027-04-30 2027-06-01 2027-07-01 nodejs24.x
    nodejs24.x 2028-04-30 2028-06-01 2028-07-01 -
    nodejs4.3 2020-03-05 2020-02-03 2020-03-05 nodejs24.x
    nodejs4.3-edge 2020-03-05 2019-03-31 2019-04-30 nodejs24.x
    nodejs6.10 2019-08-12 2019-07-12 2019-08-12 nodejs24.x
    nodejs8.10 2020-03-06 2020-02-04 2020-03-06 nodejs24.x
    provided 2024-01-08 2024-02-08 2027-03-03 provided.al2023
    provided.al2 2026-07-31 2027-02-01 2027-03-03 provided.al2023
    provided.al2023 2029-06-30 2029-07-31 2029-08-31 -
    python2.7 2021-07-15 2021-07-15 2022-05-30 python3.14
    python3.10 2026-10-31 2027-02-01 2027-03-03 python3.14
    python3.11 2027-06-30 2027-07-31 2027-08-31 python3.14
    python3.12 2028-10-31 2028-11-30 2029-01-10 python3.14
    python3.13 2029-06-30 2029-07-31 2029-08-31 python3.14
    python3.14 2029-06-30 2029-07-31 2029-08-31 -
    python3.6 2022-07-18 2022-07-18 2022-08-29 python3.14
    python3.7 2023-12-04 2024-01-09 2027-03-03 python3.14
    python3.8 2024-10-14 2027-02-01 2027-03-03 python3.14
    python3.9 2025-12-15 2027-02-01 2027-03-03 python3.14
    ruby2.5 2021-07-30 2021-07-30 2022-03-31 ruby4.0
    ruby2.7 2023-12-07 2024-01-09 2027-03-03 ruby4.0
    ruby3.2 2026-03-31 2027-02-01 2027-03-03 ruby4.0
    ruby3.3 2027-03-31 2027-04-30 2027-05-31 ruby4.0
    ruby3.4 2028-03-31 2028-04-30 2028-05-31 ruby4.0
    ruby4.0 2029-03-31 2029-04-30 2029-05-31 -
    """
}
