import Foundation
import PlumbEngine
import PlumbRules
import PlumbSource
import Testing

/// A rule has one name in four spellings: identifier, type, file and page.
struct RuleNameTests {
  @Test func everyRuleFileIsInTheList() throws {
    let listed = RuleSet.builtIn.rules.map { rule in
      let topic = rule.metadata.id.rawValue.split(separator: "/")[0]
      return "\(topic)/\(type(of: rule))"
    }
    #expect(try Set(listed) == Set(RuleNameTests.ruleFiles()))
  }

  @Test(arguments: RuleSet.builtIn.rules.map(\.metadata.id))
  func aTypeIsNamedAsTheRule(id: RuleID) throws {
    let rule = try #require(RuleSet.builtIn.rules.first { $0.metadata.id == id })
    let name = id.rawValue.split(separator: "/")[1].filter { $0 != "-" }
    #expect("\(type(of: rule))".lowercased() == name)
  }

  @Test func everyRuleHasAPageAndEveryPageARule() {
    let rules = RuleSet.builtIn.rules.flatMap(\.members).map(\.id)
    #expect(SpecPage.all.map(\.rule).sorted() == rules.sorted())
  }

  @Test func theListIsSorted() {
    let ids = RuleSet.builtIn.rules.map(\.metadata.id)
    // Those about resources are a group of their own, and come first.
    let others = ids.drop { $0.rawValue.hasPrefix("resources/") }
    #expect(ids.dropLast(others.count) == ids.dropLast(others.count).sorted()[...])
    #expect(others == others.sorted()[...])
  }

  @Test(arguments: RuleSet.builtIn.rules.flatMap(\.members))
  func metadataSaysWhyAndWhere(rule: RuleMetadata) {
    #expect(!rule.title.hasSuffix("."))
    #expect(rule.rationale.hasSuffix("."))
    #expect(rule.remediation.hasSuffix("."))
    #expect(rule.references.contains { $0.hasPrefix("https://docs.aws.amazon.com/") })
  }

  /// The rules in the source folder: `references/CircularDependency`.
  private static func ruleFiles() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/PlumbRules").standardizedFileURL
    let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String }
    return try (paths ?? []).filter { $0.hasSuffix(".swift") }.compactMap { path in
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let parts = path.dropLast(".swift".count).split(separator: "/")
      guard parts.count == 2 else { return nil }
      let kinds = [
        "Rule", "PropertiesRule", "ResourceSetRule", "PolicyRule", "RuntimeRule",
        "StateMachineRule",
      ]
      let isRule = kinds.contains { text.contains("struct \(parts[1]): \($0) {") }
      guard isRule else { return nil }
      return parts[0].lowercased() + "/" + parts[1]
    }
  }
}
