import PlumbPattern
import Testing

/// Texts that several regular expressions match.
struct CommonTextTests {
  private static let number = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)"

  @Test(arguments: [
    (["a|b"], "a"), (["^v[0-9]$"], "v0"), (["[a-z]{3}-[0-9]{2}"], "aaa-00"),
    ([".*", "[xy]+"], "x"),
    (["\\d*x", "[^a-w]+"], "x"), (["(ab)+", "a.*b.{2}"], "abab"), (["[\\w.-]+@x\\.org"], "a@x.org"),
    ([""], ""), (["(?:dev|prod)?", ".+d"], "prod"), (["a{2,}?"], "aa"), (["[]x]", "[^x]"], "]"),
  ])
  func theShortestIsFound(patterns: [String], text: String) throws {
    let automata = try patterns.map { try #require(PatternAutomaton($0)) }
    #expect(CommonText(acceptedBy: automata) == .text(text))
    for pattern in patterns { #expect(try Pattern(pattern).matchesAll(of: text) == true) }
  }

  @Test(arguments: [
    ["[a-c]", number], ["[a-z]+", number], ["a+", "b+"], ["a{3}", "a{4,}"],
    ["\\d+", "\\D+", "[ -~]+"],
  ])
  func thereIsNone(patterns: [String]) throws {
    let automata = try patterns.map { try #require(PatternAutomaton($0)) }
    #expect(CommonText(acceptedBy: automata) == .none)
  }

  @Test(arguments: [
    "(?=a)b", "(a)\\1", "(?i)a", "a++", "\\p{L}", "[[:alpha:]]", "a\\bb", "(", "a^b",
    "((a{999}){999}){9}",
  ])
  func whatIsNotPlainIsNotRead(pattern: String) {
    #expect(PatternAutomaton(pattern) == nil)
  }

  @Test func lengthsAndExcludedTextsCount() throws {
    let letters = try #require(PatternAutomaton("[a-c]*"))
    #expect(CommonText(acceptedBy: [letters], lengths: 2...3) == .text("aa"))
    #expect(CommonText(acceptedBy: [letters], lengths: 1...1, except: ["a", "b"]) == .text("c"))
    #expect(CommonText(acceptedBy: [letters], lengths: 1...1, except: ["a", "b", "c"]) == .none)
    #expect(
      CommonText(acceptedBy: [letters], lengths: 300...Int.max)
        == .text(String(repeating: "a", count: 300)))
  }

  @Test func moreCanBeWanted() throws {
    let digits = try #require(PatternAutomaton("[0-9]{1,2}"))
    func search(_ bound: Int) -> CommonText {
      CommonText(acceptedBy: [digits]) { Int($0) ?? 0 > bound }
    }
    #expect(search(5) == .text("6"))
    #expect(search(41) == .text("42"))
    #expect(search(99) == .none)
    let words = try #require(PatternAutomaton("\\w"))
    #expect(CommonText(acceptedBy: [words]) { $0 == "é" } == .unknown)
  }
}
