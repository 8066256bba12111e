import Foundation
import TestSupport
import Testing

@testable import PlumbDev

/// Holds what 'plumb-dev generate' writes against what is checked in.
struct GeneratedFilesTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

  /// A repository with two rules, and a list without any.
  private let repository: Repository
  /// Removed with its last reference.
  private let directory: TemporaryDirectory

  init() throws {
    let sources = [
      "A/SmallThing.swift": "struct SmallThing: Rule {\n id: \"a/small-thing\"",
      "A/Reading.swift": "struct Reading {\n id: \"a/reading\"",
      "B/LargeThing.swift": "struct LargeThing: PropertiesRule {\n id: \"b/large-thing\"",
      "BuiltInRules.swift": "enum BuiltInRules {\n  static let all: [any Rule] = [\n  ]\n}\n",
    ]
    directory = try TemporaryDirectory(
      Dictionary(
        uniqueKeysWithValues: sources.map { ("Sources/PlumbRules/" + $0, $1) }))
    repository = try Repository(root: directory.path)
  }

  @Test func generatedFilesAreFresh() throws {
    let changes = try GenerateCommand.changes(in: try Repository(root: Self.root))
    #expect(changes.map(\.path) == [], "run 'swift run plumb-dev generate'")
  }

  @Test func rulesAreListedByIdentifier() throws {
    let rules = try RuleFile.all(in: repository)
    #expect(rules.map(\.id) == ["a/small-thing", "b/large-thing"])
    let list = try RuleList.text(try repository.text(RuleList.path), listing: rules)
    #expect(
      list == """
        enum BuiltInRules {
          static let all: [any Rule] = [
            SmallThing(),
            LargeThing(),
          ]
        }

        """)
  }

  @Test func aRuleWithAnotherNameIsRefused() throws {
    try repository.write(
      "struct Odd: Rule {\n id: \"a/even\"", to: "Sources/PlumbRules/A/Odd.swift")
    let error = #expect(throws: DevError.self) { try RuleFile.all(in: repository) }
    #expect(error?.description.contains("A/Odd.swift") == true)
  }

  @Test func aNewRuleIsTwoFilesAndALine() throws {
    try NewRuleCommand("b/bucket-acl-is-public").run(in: repository)
    #expect(repository.exists("Sources/PlumbRules/B/BucketACLIsPublic.swift"))
    let page = try repository.text("Tests/PlumbRulesTests/Specs/B/bucket-acl-is-public.md")
    #expect(page.hasPrefix("# b/bucket-acl-is-public\n"))
    #expect(try repository.text(RuleList.path).contains("    BucketACLIsPublic(),\n"))
    #expect(throws: DevError.self) {
      try NewRuleCommand("b/bucket-acl-is-public").run(in: repository)
    }
  }

  @Test(arguments: ["bucket", "b/Bucket", "b/bucket--acl", "b/c/d", ""])
  func oddNamesAreRefused(id: String) {
    #expect(throws: DevError.self) { try NewRuleCommand(id) }
  }
}
