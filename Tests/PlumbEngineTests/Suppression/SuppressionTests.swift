import PlumbEngine
import PlumbSource
import PlumbTemplate
import Testing

@Suite struct SuppressionTests {
  private func template(_ ignore: String) -> SuppressedTemplate {
    SuppressedTemplate("{Metadata: {plumb: {ignore: \(ignore)}}, Resources: {A: {Type: bad1}}}")
  }

  @Test(arguments: [("2026-11-22", ""), ("2026-11-23", ""), ("2026-11-24", "bad1")])
  func aSuppressionWorksUpToItsLastDay(today: String, kept: String) throws {
    let result = try template("[{rule: s3/public-acl, until: 2026-11-23}]").apply(today: today)
    #expect(result.kept == kept)
    #expect(
      result.additional
        == (kept.isEmpty
          ? []
          : [
            "1:37 plumb/expired-suppression: suppression of 's3/public-acl' ended on 2026-11-23"
          ]))
  }

  @Test func aSuppressionThatMatchesNothingIsReportedIfItsRuleRan() throws {
    let other = template("[s3/no-versioning]")
    #expect(try other.apply(ran: ["s3/public-acl"]).additional == [])
    #expect(
      try other.apply(ran: ["s3/public-acl", "s3/no-versioning"]).additional == [
        "1:30 plumb/unused-suppression: suppression of 's3/no-versioning' matches no finding"
      ])
    #expect(try template("[company/own-rule]").apply().additional == [])
  }

  @Test func twoThatMatchTheSameFindingAreBothUsed() throws {
    let result = try template("[E3012, s3/public-acl]").apply()
    #expect(result.kept == "")
    #expect(result.additional == [])
  }

  @Test func aMandatoryRuleIsReportedInAnyCase() throws {
    let result = try template("[s3/public-acl, 's3/*']").apply(mandatory: ["s3/public-acl"])
    #expect(result.kept == "bad1")
    #expect(
      result.additional == [
        "1:30 plumb/malformed-directive: rule 's3/public-acl' can't be suppressed",
        "1:45 plumb/unused-suppression: suppression of 's3/*' matches no finding",
      ])
  }

  @Test func theConfigurationSuppressesByRuleAndResource() throws {
    let span = Span(0, 1)
    let entries = [
      ConfiguredSuppression(number: 0, rule: Name("s3/public-acl", span), resource: "B"),
      ConfiguredSuppression(
        number: 1, rule: Name("s3/*", span), resource: "A", reason: "r",
        until: CalendarDate("2026-11-23")),
    ]
    let result = try template("[]").apply(configured: entries)
    #expect(result.kept == "")
    #expect(result.result.usedEntries == [1])
    #expect(result.result.suppressed.map(\.reason) == ["r"])
    #expect(try template("[]").apply(today: "2026-11-24", configured: entries).kept == "bad1")
  }

  @Test func findingsOfRulesThatNobodyRegisteredAreKept() throws {
    let template = SuppressedTemplate("A: bad1", rule: "nobody/knows")
    #expect(try template.apply().kept == "bad1")
  }
}
