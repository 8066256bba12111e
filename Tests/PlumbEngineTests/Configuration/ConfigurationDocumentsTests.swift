import Foundation
import PlumbEngine
import PlumbSource
import PlumbTemplate
import TestSupport
import Testing

/// Holds the schema and the guide to what the reader does.
@Suite struct ConfigurationDocumentsTests {
  private static let documents = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Docs")

  private func read(_ path: String) throws -> String {
    try String(contentsOf: Self.documents.appending(path: path), encoding: .utf8)
  }

  /// What stands in the fenced blocks of YAML.
  private func blocks(of path: String) throws -> [String] {
    try read(path).components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }

  @Test func theSchemaIsThatOfTheTable() throws {
    let file = Self.documents.appending(path: "plumb.schema.json")
    #expect(
      try isRecorded(SchemaText.text.utf8, in: file),
      "UPDATE_SPECS=1 writes it; read the difference")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(contentsOf: file)) }
  }

  @Test func theGuideExplainsEveryKey() throws {
    let guide = try read("Guide/configuration.md")
    for key in ConfigurationTable.root.flatMap(Self.names) {
      #expect(guide.contains("`\(key)`") || guide.contains("{\(key): "), "\(key)")
    }
  }

  private static func names(of key: ConfigurationKey) -> [String] {
    [key.name] + names(in: key.shape)
  }

  private static func names(in shape: ConfigurationShape) -> [String] {
    switch shape {
    case .mapping(let keys): keys.flatMap(names)
    case .named(let member), .list(let member): names(in: member)
    case .either(let first, let second): names(in: first) + names(in: second)
    default: []
    }
  }

  @Test func theGuidesConfigurationIsRight() throws {
    for block in try blocks(of: "Guide/configuration.md") {
      let configuration = Configuration(Source(name: "plumb.yaml", text: block))
      #expect(configuration.findings.map(\.message) == [])
      #expect(configuration.suppressions.count == 1)
    }
  }

  @Test func theGuidesSuppressionsAreUnderstood() throws {
    let known = RuleIndex(
      [RuleID("backup/s3-versioning"), "backup/s3-block-public-access"].map {
        RuleMetadata(
          id: $0, title: "t", severity: .error, rationale: "r", remediation: "r",
          aliases: ["E3012"])
      })
    for block in try blocks(of: "Guide/suppressions.md") {
      let template = Template(Source(name: "t.yaml", text: block))
      #expect(Suppressions(template, known: known).findings.map(\.message) == [])
      #expect(TemplateSettings(template).findings.map(\.message) == [])
    }
  }

  @Test func theGuideListsTheRulesAboutSuppressions() throws {
    let guide = try read("Guide/suppressions.md") + read("Guide/configuration.md")
    for rule in SuppressionRules.all {
      #expect(guide.contains("`\(rule.id)`"), "\(rule.id)")
    }
  }
}
