import PlumbTemplate
import Testing

struct PatternLiteralTests {
  private func domain(_ pattern: String, _ more: String = "") throws -> String {
    let template = Template(
      text: "Parameters:\n  P: {Type: String, AllowedPattern: '\(pattern)'\(more)}\n")
    return describe(
      ScenarioState().domain(of: try template.number(of: "P"), in: template))
  }

  @Test(arguments: [
    ("dev|prod", "{dev, prod}"), ("^(dev|prod)$", "{dev, prod}"), ("^dev$", "{dev}"),
    ("^(?:a|b|a)$", "{a, b}"),
    (
      "^us-(east|west)-(1|2)$|^none$",
      "{us-east-1, us-east-2, us-west-1, us-west-2, none}"
    ),
    (#"1\.0|2\.0"#, "{1.0, 2.0}"), ("(dev|)", "{dev, }"), ("^dev$|^$", "{dev, }"),
  ])
  func aListOfTextsIsADomain(pattern: String, expected: String) throws {
    #expect(try domain(pattern) == expected)
  }

  @Test(arguments: [
    "[ab]", "a?", "a+|b", "a{2}", "a.", #"\d"#, "(?i)dev|prod", "(a|b", "a)", "(^a$)", "a$b",
    "(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)", "a\\", "(a|b)*",
  ])
  func anythingElseIsNone(pattern: String) throws {
    #expect(try domain(pattern) == "not {}")
  }

  @Test func lengthsAndAllowedValuesGoFirst() throws {
    #expect(try domain("a|bb|ccc", ", MinLength: 2") == "{bb, ccc}")
    #expect(try domain("a|b", ", AllowedValues: [b]") == "{b}")
  }
}
