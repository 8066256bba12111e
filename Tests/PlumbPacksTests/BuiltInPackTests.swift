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
  func readingQuicklyLosesNoRule(pack: BuiltInPack) throws {
    let whole = try #require(Pack.load(pack.source).pack)
    #expect(pack.pack.name == whole.name)
    #expect(pack.pack.settings.map(\.name) == whole.settings.map(\.name))
    #expect(pack.pack.metadata.map { "\($0)" } == whole.metadata.map { "\($0)" })
  }
}
