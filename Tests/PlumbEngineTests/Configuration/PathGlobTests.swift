import PlumbEngine
import Testing

@Suite struct PathGlobTests {
  @Test(arguments: [
    ("a.yaml", "a.yaml"), ("./a.yaml", "a.yaml"), ("a.yaml", "./a.yaml"), ("*.yaml", "a.yaml"),
    ("*", "a"), ("a*", "a"), ("a/*/c", "a/b/c"), ("**/*.yaml", "a.yaml"),
    ("**/*.yaml", "a/b/c.yaml"), ("a/**", "a/b/c"), ("a/**", "a"), ("a/**/c", "a/c"),
    ("a/**/c", "a/b/b/c"),
    ("**/b/**/c", "a/b/x/b/c"), ("**", "a/b"), ("a?c", "abc"), ("a?c", "aüc"), ("a?c", "a🙂c"),
    ("a**c", "abbc"), ("*a*b*", "xaxbx"), ("a//b", "a/b"), ("a[1]", "a[1]"), ("{a,b}", "{a,b}"),
  ])
  func aPathMatches(pattern: String, path: String) {
    #expect(PathGlob(pattern).matches(path))
  }

  @Test(arguments: [
    ("a.yaml", "b/a.yaml"), ("*.yaml", "a/b.yaml"), ("a/*", "a/b/c"), ("a?c", "a/c"),
    ("a**c", "a/c"), ("a/**", "b/c"), ("a/**/c", "ac"), ("A", "a"), ("a", ""),
    ("", "a"), ("a[1]", "a1"), ("?", ""), ("**/b", "a/bb"), ("a/../b", "b"),
  ])
  func aPathDoesNotMatch(pattern: String, path: String) {
    #expect(!PathGlob(pattern).matches(path))
  }

  @Test(arguments: [
    ("build", "build/x/y.yaml", true), ("**/cdk.out", "a/cdk.out/x.yaml", true),
    ("**/cdk.out/**", "a/cdk.out/x.yaml", true), ("build", "a/build/x.yaml", false),
    ("a/b", "a", false),
  ])
  func aDirectorysPatternHoldsForWhatIsInIt(pattern: String, path: String, expected: Bool) {
    #expect(PathGlob(pattern).matchesPathOrParent(path) == expected)
  }

  // Naive backtracking takes longer than anybody waits for this.
  @Test func manyStarsAreMatchedInAMoment() {
    let name = String(repeating: "a", count: 2_000)
    #expect(!PathGlob(String(repeating: "*a", count: 50) + "*b").matches(name))
    let path = String(repeating: "a/", count: 1_000)
    #expect(!PathGlob(String(repeating: "**/a/", count: 50) + "b").matches(path))
  }
}
