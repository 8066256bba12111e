import Foundation
import PlumbEngine
import PlumbPacks
import PlumbSource
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
    let file = Self.digests.appending(path: "\(pack.name)-pack.json")
    let digest = PackDigest.text(of: pack.source)
    if ProcessInfo.processInfo.environment["UPDATE_SPECS"] != nil {
      try digest.write(to: file, atomically: true, encoding: .utf8)
    }
    let isFresh = try String(contentsOf: file, encoding: .utf8) == digest
    #expect(isFresh, "run the test with UPDATE_SPECS=1, and build again")
  }

  @Test(arguments: BuiltInPack.all)
  func theDigestLosesNoRule(pack: BuiltInPack) throws {
    let whole = try #require(Pack.load(pack.source).pack)
    #expect(pack.pack.name == whole.name)
    #expect(pack.pack.settings.map { "\($0)" } == whole.settings.map { "\($0)" })
    #expect(pack.pack.metadata.map { "\($0)" } == whole.metadata.map { "\($0)" })
  }

  private static let digests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CPlumbData")
}
