internal import PlumbSource

/// The difference of two texts as `diff -u` writes it: `patch -p0` and `git apply -p0` read it.
public struct UnifiedDiff: Sendable {
  private let name: String
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  /// How many unchanged lines are shown around a change.
  private static let context = 3

  public init(_ fixed: FixedSource) {
    self.init(name: fixed.source.name, old: fixed.original.bytes, new: fixed.source.bytes)
  }

  public init(name: String, old: [UInt8], new: [UInt8]) {
    self.name = name
    self.old = UnifiedDiff.lines(of: old)
    self.new = UnifiedDiff.lines(of: new)
  }

  /// The bytes of the difference; none for equal texts.
  public var bytes: [UInt8] {
    let lines = changedLines
    let changes = lines.indices.filter { lines[$0].kind != .kept }
    guard let first = changes.first else { return [] }
    var result = Array("--- \(name)\n+++ \(name)\n".utf8)
    var start = max(0, first - UnifiedDiff.context)
    var end = first + 1
    for change in changes + [Int.max] {
      if change != .max, change - end <= 2 * UnifiedDiff.context {
        end = change + 1
        continue
      }
      result += hunk(lines[start..<min(lines.count, end + UnifiedDiff.context)])
      if change != .max { (start, end) = (change - UnifiedDiff.context, change + 1) }
    }
    return result
  }

  private struct Line {
    enum Kind: UInt8 {
      case kept = 0x20
      case removed = 0x2D
      case inserted = 0x2B
    }

    let kind: Kind
    let text: ArraySlice<UInt8>
    /// How many lines of the old and of the new text stand before it.
    let place: (old: Int, new: Int)
  }

  private func hunk(_ lines: ArraySlice<Line>) -> [UInt8] {
    guard let first = lines.first else { return [] }
    let oldCount = lines.count { $0.kind != .inserted }
    let newCount = lines.count { $0.kind != .removed }
    let oldRange = UnifiedDiff.range(first.place.old, oldCount)
    let newRange = UnifiedDiff.range(first.place.new, newCount)
    var result = Array("@@ -\(oldRange) +\(newRange) @@\n".utf8)
    for line in lines {
      result.append(line.kind.rawValue)
      result += line.text
      if line.text.last != UInt8(ascii: "\n") {
        result += Array("\n\\ No newline at end of file\n".utf8)
      }
    }
    return result
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    let first = count == 0 ? start : start + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  /// Both texts in one: what goes stands before what comes.
  private var changedLines: [Line] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let inserted = Set(difference.insertions.map(\.offset))
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      let place = (old: oldIndex, new: newIndex)
      if removed.contains(oldIndex) {
        lines.append(Line(kind: .removed, text: old[oldIndex], place: place))
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        lines.append(Line(kind: .inserted, text: new[newIndex], place: place))
        newIndex += 1
      } else {
        lines.append(Line(kind: .kept, text: old[oldIndex], place: place))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }

  /// The lines with their breaks.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
