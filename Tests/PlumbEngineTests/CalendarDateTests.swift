import PlumbEngine
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2027-03-31", "2024-02-29", "2000-02-29", "0001-01-01"])
  func aDayIsReadAndWritten(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2027", "2027-3-31", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-04-31",
    "2027-04-00", "2027-04-01T00:00:00Z", "+027-04-01", "२०२७-०४-०१",
  ])
  func whatIsNoDayIsNotRead(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (951_782_400, "2000-02-29"),
    (1_806_537_599, "2027-03-31"), (1_806_537_600, "2027-04-01"),
  ])
  func aMomentLiesOnADay(seconds: Int, day: String) {
    #expect(CalendarDate(secondsSince1970: seconds).description == day)
  }

  @Test func daysAreOrdered() throws {
    let days = try ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"].map {
      try #require(CalendarDate($0))
    }
    #expect(days.shuffled().sorted() == days)
  }
}
