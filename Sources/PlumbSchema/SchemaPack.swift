/// A schema pack that is read in place: texts, lists and nodes by their numbers.
///
/// Opening one reads its header, and nothing else. What other targets call in loops is public, because
/// the compiler then fits it into them: going through the properties of all types takes 10 ns a
/// property instead of 500.
public struct SchemaPack: Sendable, Hashable {
  public let bytes: PackBytes

  /// Checks the header of a pack.
  ///
  /// - Throws: `SchemaPackError` if it isn't one, is of another version, or is cut short. What
  ///   stands behind the header isn't looked at; see `isIntact`.
  public init(_ bytes: PackBytes) throws(SchemaPackError) {
    self.bytes = bytes
    let headerSize = PackLayout.Header.allCases.count * 4
    guard bytes.count >= headerSize, bytes.count & 3 == 0,
      header(.magic0) == PackLayout.magic.0, header(.magic1) == PackLayout.magic.1
    else { throw SchemaPackError(.notAPack) }
    guard header(.version) == PackLayout.version else {
      throw SchemaPackError(.version(header(.version)))
    }
    guard Int(header(.size)) == bytes.count else {
      throw SchemaPackError(.size(expected: Int(header(.size)), actual: bytes.count))
    }
    try checkSections()
  }

  private func checkSections() throws(SchemaPackError) {
    let words = bytes.count / 4
    let sections = [
      Int(header(.textOffsets)) + Int(header(.textCount)) + 1,
      Int(header(.types)) + Int(header(.typeCount)) * PackLayout.TypeRecord.allCases.count,
      Int(header(.typeSlots)) + Int(header(.typeSlotCount)),
      Int(header(.regions)) + 1, Int(header(.named)) + 1, Int(header(.provenance)) + 1,
      Int(header(.textBytes)) / 4,
    ]
    let slots = header(.typeSlotCount)
    guard sections.allSatisfy({ $0 <= words }), slots > 0, slots & (slots - 1) == 0 else {
      throw SchemaPackError(.sections)
    }
  }

  /// Whether all words behind the header are as they were written. Reads the whole pack.
  public var isIntact: Bool {
    var hash: UInt32 = 2_166_136_261
    for place in PackLayout.Header.allCases.count..<(bytes.count / 4) {
      hash = (hash ^ word(place)) &* 16_777_619
    }
    return hash == header(.checksum)
  }

  package func header(_ field: PackLayout.Header) -> UInt32 { word(field.rawValue) }

  /// The word at a place.
  public func word(_ place: Int) -> UInt32 { bytes.word(at: place * 4) }

  /// The bytes of a text.
  public func textRange(_ number: UInt32) -> Range<Int> {
    precondition(number < header(.textCount), "no text \(number) of \(header(.textCount))")
    let offsets = Int(header(.textOffsets)) + Int(number)
    let base = Int(header(.textBytes))
    return (base + Int(word(offsets)))..<(base + Int(word(offsets + 1)))
  }

  /// The order of a text of the pack and another one, by their UTF-8 bytes.
  public func compare(_ number: UInt32, to text: String) -> Int {
    bytes.compare(textRange(number), to: text)
  }

  /// Whether a text of the pack is another one, byte by byte.
  public func isText(_ number: UInt32, _ text: String) -> Bool {
    bytes.equal(textRange(number), to: text)
  }
}

/// Bytes that aren't a schema pack of this version.
public struct SchemaPackError: Error, Hashable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    case notAPack
    case version(UInt32)
    case size(expected: Int, actual: Int)
    case sections
  }

  public let code: Code

  init(_ code: Code) {
    self.code = code
  }

  public var description: String {
    switch code {
    case .notAPack: "these bytes are no schema pack"
    case .version(let version):
      "the schema pack has version \(version), not \(PackLayout.version)"
    case .size(let expected, let actual):
      "the schema pack has \(actual) bytes instead of \(expected)"
    case .sections: "the schema pack's header names sections outside of it"
    }
  }
}
