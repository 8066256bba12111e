import Foundation
import PlumbEngine
import PlumbPacks
import PlumbSource
import PlumbTemplate
import TestSupport
import Testing

/// What a built-in pack leaves out at start must be nothing but examples and checks of its own text.
@Suite struct BuiltInPackTests {
  @Test(arguments: BuiltInPack.all)
  func theFileHasNoMistakes(pack: BuiltInPack) {
    #expect(Pack.load(pack.source).findings.map(\.message) == [])
  }

  @Test(arguments: BuiltInPack.all)
  func theExamplesHold(pack: BuiltInPack) throws {
    let results = try #require(Pack.load(pack.source).pack).testExamples()
    #expect(!results.isEmpty)
    #expect(results.filter { $0.problem != nil }.map { "\($0.rule): \($0.problem ?? "")" } == [])
  }

  @Test(arguments: BuiltInPack.all)
  func theDigestIsThatOfTheFile(pack: BuiltInPack) throws {
    let file = Self.digests.appending(path: "\(pack.name).digest")
    let digest = try #require(DigestWriter.bytes(of: pack.source))
    let isFresh = try isRecorded(digest, in: file)
    #expect(isFresh, "UPDATE_SPECS=1 writes it; build again then")
  }

  @Test(arguments: BuiltInPack.all)
  func theDigestLosesNoRule(pack: BuiltInPack) throws {
    let whole = try #require(Pack.load(pack.source).pack)
    #expect(pack.pack.name == whole.name)
    #expect(pack.pack.settings.map { "\($0)" } == whole.settings.map { "\($0)" })
    #expect(pack.pack.metadata.map(Self.words(of:)) == whole.metadata.map(Self.words(of:)))
  }

  @Test(arguments: BuiltInPack.all)
  func theDigestFindsWhatTheFileFinds(pack: BuiltInPack) throws {
    let whole = try #require(Pack.load(pack.source).pack)
    let (expected, found) = (try whole.rules(), try pack.pack.rules())
    for rule in whole.metadata {
      for example in whole.examples(of: rule.id) {
        let template = Self.template(example.text)
        let one = { (rules: RuleSet) in
          Linter(rules: rules.filter { $0.id == rule.id }).check(template).findings.map {
            [$0.message, "\($0.severity)", "\($0.primary)", "\($0.related)", "\($0.fixes)"]
              + $0.notes
          }
        }
        #expect(one(found) == one(expected), "\(rule.id): \(example.text)")
      }
    }
  }

  private static func template(_ example: String) -> Template {
    let isTemplate = example.contains("\"Resources\":")
    let text = isTemplate ? example : "{\"Resources\": {\"Example\": \(example)}}"
    return Template(Source(name: "example", text: text))
  }

  private static func words(of rule: RuleMetadata) -> [String] {
    [rule.id.rawValue, rule.title, "\(rule.severity)", rule.rationale, rule.remediation]
      + [rule.requirement ?? "none"] + rule.references + rule.aliases
  }

  private static let digests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CPlumbData")
}
