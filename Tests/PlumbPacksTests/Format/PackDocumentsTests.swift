import Foundation
import PlumbPacks
import PlumbSource
import TestSupport
import Testing

/// Holds the schema and the guide to what the reader does.
struct PackDocumentsTests {
  private static let documents = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Docs")

  private func read(_ path: String) throws -> String {
    try String(contentsOf: Self.documents.appending(path: path), encoding: .utf8)
  }

  @Test func theSchemaIsThatOfTheShape() throws {
    let file = Self.documents.appending(path: "rule-pack.schema.json")
    #expect(
      try isRecorded(PackSchema.text.utf8, in: file),
      "UPDATE_SPECS=1 writes it; read the difference")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(contentsOf: file)) }
  }

  @Test func theGuidesPacksAreRight() throws {
    let blocks = try read("Guide/rule-packs.md").components(separatedBy: "```yaml\n").dropFirst()
    let packs = blocks.map { $0.components(separatedBy: "```")[0] }.filter {
      $0.hasPrefix("format: 1") || $0.contains("\nformat: 1")
    }
    #expect(!packs.isEmpty)
    for text in packs {
      let (pack, findings) = Pack.load(Source(name: "guide.yaml", text: text))
      #expect(findings.map(\.message) == [])
      #expect(try #require(pack).testExamples().compactMap(\.problem) == [])
    }
  }

  @Test func theGuideExplainsEveryKeyAndFunction() throws {
    let guide = try read("Guide/rule-packs.md")
    for key in Self.keys(of: .pack) { #expect(guide.contains("`\(key)`"), "\(key)") }
    for name in PackFunctions.names { #expect(guide.contains("`\(name)("), "\(name)") }
  }

  private static func keys(of shape: Shape) -> [String] {
    switch shape {
    case .object(let object): object.fields.flatMap { [$0.name] + keys(of: $0.shape) }
    case .list(let element), .map(let element): keys(of: element)
    default: []
    }
  }
}
