/// How a pack's digest lies in its file: what reader and writer share.
///
/// A header of `Int32`, then the sections one after the other, in the order of `Section`, each at a
/// multiple of 8 bytes. All numbers are little-endian. Whoever changes the format, or the nodes of
/// expressions, changes `version`, and writes the digest anew.
enum DigestLayout {
  /// The first number of the file.
  static let version: Int32 = 0x504c_0003
  /// The header: the version, then the count of the elements of each section.
  static let headerCount = 1 + Section.allCases.count

  enum Section: Int, CaseIterable {
    case nodes
    case ranges
    case lists
    /// Settings, functions, rules: numbers that are read in turn, see `DigestReader`.
    case records
    /// Where each text ends in `textBytes`.
    case textEnds
    case textBytes
  }

  /// The offset of the bytes that follow a section of so many bytes.
  static func aligned(_ count: Int) -> Int { (count + 7) & ~7 }

  /// Stands where a text, an expression or a list is missing.
  static let missing: Int32 = -1
}
