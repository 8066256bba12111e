import PlumbPattern
import Testing

@testable import PlumbDev

struct PatternRewriterTests {
  @Test(arguments: [
    #"^[a-z-]+$"#, #"^\d{1,128}$"#, #"[\w-]"#, #"^(?!aws:).+$"#, "[\u{1F600}]",
  ])
  func whatPCRE2ReadsIsKept(pattern: String) throws {
    #expect(try PatternRewriter.rewritten(pattern) == pattern)
  }

  @Test(arguments: [
    (#"^a\Z"#, "a", "a\n"), (#"^[\w-.]+$"#, "a-b.c", "a b"),
    (#"^[\p{Print}&&[^|:]]+$"#, "a b", "a|b"), (#"^[\p{Graph}\x20]+$"#, "a b", "a\tb"),
    (#"^\p{Print}+$"#, "a b", "a\u{7}"), (#"^(a)${1,128}"#, "a", "ab"),
    (#"^[\u0020-\uD7FF\uD800\uDC00-\uDBFF\uDFFF]+$"#, "a\u{1F600}", "a\t"),
    (
      #"^([a-z_]|\{abcdefgh\}|\{ijklmnopq\}|\{rstuvwxyz\}|\{year\}|\{month\}|\{day\}|\{hour\}){1,900}$"#,
      "a{day}", "A"
    ),
  ])
  func whatOtherEnginesReadMeansTheSame(pattern: String, matching: String, other: String) throws {
    let rewritten = try Pattern(try PatternRewriter.rewritten(pattern))
    #expect(rewritten.isFound(in: matching) == true)
    #expect(rewritten.isFound(in: other) == false)
  }

  @Test func halvesOfCharactersStartAtTheLowest() throws {
    let pattern = try Pattern(try PatternRewriter.rewritten(#"^[\uD83C-\uDBFF\uDC00-\uDFFF]$"#))
    #expect(pattern.isFound(in: "\u{1F600}") == true)
    #expect(pattern.isFound(in: "\u{10000}") == false)
  }
}
