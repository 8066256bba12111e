internal import PlumbSource

/// Lines and columns in one source, quick on long lines too.
///
/// Minified JSON is one line, on which `Source.position(at:)` counts from the first byte each time:
/// 0.4 ms at the end of a megabyte.
struct PositionTable {
  let source: Source
  /// The characters before each block of bytes; empty where every line is short.
  private let counts: [Int]

  init(_ source: Source) {
    self.source = source
    counts = Self.hasLongLine(source) ? Self.characterCounts(source.bytes) : []
  }

  func position(at offset: UInt32) -> Position {
    let offset = Int(offset)
    if counts.isEmpty { return source.position(at: offset) }
    let line = source.lines.line(at: offset)
    var start = Int(source.lines.lineStarts[line])
    if line == 0 { start = min(source.contentStart, offset) }
    let column = characters(before: offset) - characters(before: start) + 1
    return Position(line: line + 1, column: column, offset: offset)
  }

  private func characters(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    return counts[block] + Self.characters(source.bytes[(block * Self.blockSize)..<offset])
  }

  private static let blockSize = 1_024

  private static func hasLongLine(_ source: Source) -> Bool {
    let starts = source.lines.lineStarts + [UInt32(source.bytes.count)]
    return zip(starts, starts.dropFirst()).contains { $1 - $0 > 4 * UInt32(blockSize) }
  }

  private static func characterCounts(_ bytes: [UInt8]) -> [Int] {
    var counts = [0]
    for start in stride(from: 0, to: bytes.count, by: blockSize) {
      let end = min(start + blockSize, bytes.count)
      counts.append((counts.last ?? 0) + characters(bytes[start..<end]))
    }
    return counts
  }

  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}

extension Sequence<Finding> {
  /// Calls the body with each finding and the positions of its source, looked up once per source.
  func forEachWithPositions(_ body: (Finding, PositionTable) -> Void) {
    var table: PositionTable?
    for finding in self {
      let positions: PositionTable
      if let table, table.source == finding.source {
        positions = table
      } else {
        positions = PositionTable(finding.source)
        table = positions
      }
      body(finding, positions)
    }
  }
}
