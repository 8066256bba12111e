import PlumbSource
import PlumbTemplate
import Testing

struct PatternAlphabetTests {
  @Test(arguments: [
    ("^[a-z]*$", false), ("^$|^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", false), ("^arn:[^:]+$", true),
    (".*", true), (#"\d{12}"#, false), (#"a\*"#, true), ("[a*]", true), ("[!-~]", true),
    ("[+-]", false), (#"\S+"#, true), ("(?i)a", true), ("(?:a|b)", false), ("[[:punct:]]", true),
    (#"[\w.-]+@[\w.-]+"#, false), ("[]a]", false), (#"\x2a"#, true), (#"\p{P}"#, true),
  ])
  func anAsteriskIsAdmittedOrCannotBe(pattern: String, expected: Bool) throws {
    let template = Template(
      Source(
        name: "t.yaml", text: "Parameters:\n  P: {Type: String, AllowedPattern: '\(pattern)'}\n"))
    #expect(try #require(template.parameter("P")).canContain("*") == expected)
  }
}
