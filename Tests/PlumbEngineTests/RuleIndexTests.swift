import PlumbEngine
import PlumbSource
import Testing

@Suite struct RuleIndexTests {
  private let index = RuleIndex.sample

  @Test(arguments: [
    ("s3/public-acl", ["s3/public-acl"]),
    ("CKV_AWS_20", ["s3/public-acl"]),
    ("E3012", ["property/wrong-type", "s3/public-acl"]),
    ("s3/*", ["s3/no-versioning", "s3/public-acl"]),
    ("public-acl", []), ("s3", []), ("s3/", []), ("*", []), ("e30", []),
    ("E30", ["property/wrong-type", "s3/public-acl"]), ("W", ["s3/no-versioning"]), ("E31", []),
    ("S3/public-acl", []),
  ])
  func aSelectorNamesRules(text: String, ids: [RuleID]) {
    #expect(index.rules(named: RuleSelector(text)).map(\.id).sorted() == ids)
  }

  @Test(arguments: [
    ("s3/public-acls", "no rule is named 's3/public-acls'; did you mean 's3/public-acl'?"),
    ("public-acl", "no rule is named 'public-acl'; did you mean 's3/public-acl'?"),
    ("s4/*", "no rule is named 's4/*'; did you mean 's3/*'?"),
    ("CKV_AWS_21", "no rule is named 'CKV_AWS_21'; did you mean 'CKV_AWS_20'?"),
    ("s3/something-else", "no rule is named 's3/something-else'"),
    ("everything", "no rule is named 'everything'"),
  ])
  func anUnknownNameHasASuggestion(text: String, problem: String) {
    #expect(index.problem(with: RuleSelector(text))?.description == problem)
  }

  @Test(arguments: ["s3/public-acl", "E3012", "E30", "s3/*", "company/own-rule", "company/*"])
  func aKnownNameOrOneOfAPackThatIsNotLoadedIsNoProblem(text: String) {
    #expect(index.problem(with: RuleSelector(text)) == nil)
  }
}

extension RuleIndex {
  /// A few rules to name in tests.
  static let sample = RuleIndex([
    RuleMetadata(
      id: "s3/public-acl", title: "t", severity: .error, rationale: "r", remediation: "r",
      aliases: ["CKV_AWS_20", "E3012"]),
    RuleMetadata(
      id: "s3/no-versioning", title: "t", severity: .warning, rationale: "r", remediation: "r",
      aliases: ["W3013"]),
    RuleMetadata(
      id: "property/wrong-type", title: "t", severity: .error, rationale: "r", remediation: "r",
      aliases: ["E3012"]),
  ])
}
