import PlumbSchema
import Testing

struct SchemaPackTests {
  /// A pack with a header, one empty text, one slot and nothing else.
  private func emptyPack(_ change: (inout [UInt32]) -> Void = { _ in }) -> PackBytes {
    typealias Header = PackLayout.Header
    let start = UInt32(Header.allCases.count)
    var words = Array(repeating: UInt32(0), count: Int(start) + 4)
    func set(_ field: Header, _ value: UInt32) { words[field.rawValue] = value }
    set(.magic0, PackLayout.magic.0)
    set(.magic1, PackLayout.magic.1)
    set(.version, PackLayout.version)
    set(.size, UInt32(words.count * 4))
    set(.textOffsets, start)
    set(.textBytes, (start + 1) * 4)
    set(.types, start)
    set(.typeSlotCount, 1)
    set(.typeSlots, start + 1)
    change(&words)
    return PackBytes(
      keeping: words.flatMap { word in
        (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
      })
  }

  private func failure(_ bytes: PackBytes) -> SchemaPackError.Code? {
    do {
      _ = try SchemaPack(bytes)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func emptyPackIsRead() throws {
    let schemas = ResourceSchemas(try SchemaPack(emptyPack()))
    #expect(schemas.typeNames == [])
    #expect(schemas["AWS::S3::Bucket"] == nil)
    #expect(schemas.named.isEmpty)
  }

  @Test func bytesWithoutAHeaderAreRefused() {
    #expect(failure(PackBytes(keeping: [])) == .notAPack)
    #expect(failure(PackBytes(keeping: Array("PLUMBSCH".utf8))) == .notAPack)
    #expect(failure(emptyPack { $0[0] = 0 }) == .notAPack)
  }

  @Test func anotherVersionIsRefused() {
    #expect(failure(emptyPack { $0[2] = 99 }) == .version(99))
  }

  @Test func bytesThatAreCutShortAreRefused() {
    let size = (PackLayout.Header.allCases.count + 4) * 4
    #expect(
      failure(emptyPack { $0.removeLast() }) == .size(expected: size, actual: size - 4))
  }

  @Test(arguments: [
    PackLayout.Header.textOffsets, .textBytes, .types, .typeSlots, .regions, .named, .provenance,
    .textCount, .typeCount, .typeSlotCount,
  ])
  func sectionsOutsideAreRefused(field: PackLayout.Header) {
    #expect(failure(emptyPack { $0[field.rawValue] = .max }) == .sections)
  }

  @Test func changedWordsBreakTheChecksum() throws {
    #expect(try !SchemaPack(emptyPack { $0[$0.count - 1] = 7 }).isIntact)
  }
}
