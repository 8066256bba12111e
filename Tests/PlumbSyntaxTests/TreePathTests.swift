import PlumbSource
import PlumbSyntax
import Testing

struct TreePathTests {
  private static func path(to text: String, in yaml: String) -> String {
    let offset = yaml.firstRange(of: text).map {
      yaml.utf8.distance(from: yaml.startIndex, to: $0.lowerBound)
    }
    return Tree.parse(Source(name: "t", text: yaml)).path(at: offset ?? 0).joined(separator: "/")
  }

  private static let yaml = """
    # first
    A:
      B: [one, !Sub two, {C: three}]
      D:
        - &anchor {E: four}
        - *anchor

        # comment
      F: !If [x, !Ref five, six]
    G:
    """

  @Test(arguments: [
    ("# first", ""), ("A:", "A"), ("B:", "A/B"), ("one", "A/B/0"), ("!Sub", "A/B/1"),
    ("two", "A/B/1"), ("three", "A/B/2/C"), ("&anchor", "A/D/0"), ("four", "A/D/0/E"),
    ("*anchor", "A/D/1"), ("# comment", "A/D/1"), ("!If", "A/F"), ("five", "A/F/1"), ("G:", "G"),
  ])
  func whatIsWrittenHasAPath(text: String, path: String) {
    #expect(Self.path(to: text, in: Self.yaml) == path)
  }

  @Test func jsonHasTheSamePaths() {
    let json = #"{"A": {"B": ["one", {"C": "three"}]}, "G": null}"#
    #expect(Self.path(to: "\"three", in: json) == "A/B/1/C")
    #expect(Self.path(to: "null", in: json) == "G")
  }

  @Test func nothingHasNoPath() {
    #expect(Tree.parse(Source(name: "t", text: "")).path(at: 0).isEmpty)
  }
}
