import PlumbPattern
import Testing

struct PatternTests {
  @Test(arguments: [
    ("^[a-z]+$", "abc", true, true), ("b", "abc", true, false), ("^x", "abc", false, false),
    ("a|ab", "ab", true, true), (#"\p{L}+"#, "é", true, true), (#"\d"#, "٣", true, true),
    (#"^\u00e9$"#, "é", true, true), ("", "abc", true, false), ("(?=a)a", "a", true, true),
    ("^.$", "\u{1F600}", true, true),
  ])
  func matching(pattern: String, text: String, found: Bool, all: Bool) throws {
    let pattern = try Pattern(pattern)
    #expect(pattern.isFound(in: text) == found)
    #expect(pattern.matchesAll(of: text) == all)
  }

  @Test func anUnreadableExpressionNamesThePlace() throws {
    let error = try #require(throws: PatternError.self) { try Pattern("ab(c") }
    #expect(error.offset == 4)
    #expect(error.message.contains("parenthesis"))
  }

  @Test func aCatastrophicExpressionHasNoAnswer() throws {
    let pattern = try Pattern("^(?:a|aa|aaa)+$")
    let text = String(repeating: "a", count: 5_000) + "!"
    #expect(pattern.isFound(in: text) == nil)
  }
}
