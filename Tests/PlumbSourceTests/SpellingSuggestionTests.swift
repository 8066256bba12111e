import PlumbSource
import Testing

@Suite struct SpellingSuggestionTests {
  @Test(arguments: [
    (
      "VersionConfiguration", ["CorsConfiguration", "VersioningConfiguration"],
      "VersioningConfiguration"
    ),
    ("polcy", ["policy", "rules"], "policy"),
    ("chek", ["check", "rules"], "check"),
    ("failOn", ["fail-on", "regions"], "fail-on"),
    ("ploicy", ["policy", "police"], "policy"),
    ("bucketname", ["BucketName", "bucketnames"], "BucketName"),
    ("BUCKET", ["Bucket", "BUCKETS"], "Bucket"),
    ("bucketName", ["BucketNames", "BucketName"], "BucketName"),
    ("a", ["A", "b"], "A"),
    ("db.r4.16xl", ["db.r4.16xlarge", "db.r4.large"], "db.r4.16xlarge"),
    ("größe", ["große", "grösser"], "große"),
  ])
  func theNearestNameIsMeant(word: String, names: [String], expected: String?) {
    #expect(SpellingSuggestion.best(for: word, among: names) == expected)
  }

  @Test(arguments: [
    ("", ["a"]), ("x", ["y"]), ("Life", ["LifecycleConfiguration"]),
    ("Deletion", ["DeletionPolicyOfOld", "DeletionProtection"]),
    ("Key", ["Bucket", "Topic"]), ("rules", ["rules"]),
    (String(repeating: "a", count: 101), [String(repeating: "a", count: 100)]),
  ])
  func aWordThatIsFarFromAllHasNoSuggestion(word: String, names: [String]) {
    #expect(SpellingSuggestion.best(for: word, among: names) == nil)
  }

  @Test func theOrderOfTheNamesDoesNotMatter() {
    let names = ["rulez", "ruler", "aules", "ruled"]
    #expect(SpellingSuggestion.best(for: "rulex", among: names) == "ruled")
    #expect(SpellingSuggestion.best(for: "rulex", among: names.reversed()) == "ruled")
  }
}
