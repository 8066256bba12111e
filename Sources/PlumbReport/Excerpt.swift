internal import PlumbSource

/// The source lines that a finding points at, with marks under its labels.
struct Excerpt {
  /// The part of a label that lies on one line.
  private struct Segment {
    let line: Int
    let bytes: Range<Int>
    let isPrimary: Bool
    let message: String?
  }

  /// The width of the line numbers, in cells.
  let gutterWidth: Int
  private let source: Source
  private let severity: Severity
  private let segments: [Int: [Segment]]
  private let lines: [Int]

  init(_ finding: Finding) {
    source = finding.source
    severity = finding.severity
    var all = Excerpt.segments(of: finding.primary, isPrimary: true, in: source)
    for label in finding.related {
      all += Excerpt.segments(of: label, isPrimary: false, in: source)
    }
    segments = Dictionary(grouping: all, by: \.line)
    lines = segments.keys.sorted()
    gutterWidth = String((lines.last ?? 0) + 1).utf8.count
  }

  func write(to output: inout StyledText) {
    guard !source.bytes.isEmpty else { return }
    writeGutter(nil, to: &output)
    output.endLine()
    var previous: Int?
    for line in lines {
      // A line left out would take as much room as the dots that stand for it.
      if let previous, line == previous + 2 { write(line: line - 1, to: &output) }
      if let previous, line > previous + 2 {
        output.append("...", .gutter)
        output.endLine()
      }
      write(line: line, to: &output)
      previous = line
    }
  }

  private func write(line: Int, to output: inout StyledText) {
    for segments in groups(on: line) {
      let marked = (segments.first?.bytes.lowerBound ?? 0)..<(segments.last?.bytes.upperBound ?? 0)
      let window = ExcerptWindow(line: content(of: line), marked: marked, of: source)
      writeGutter(line, to: &output)
      if !window.text.isEmpty { output.append(" " + window.text) }
      output.endLine()
      for segment in segments {
        write(segment, in: window, to: &output)
      }
    }
  }

  private func write(_ segment: Segment, in window: ExcerptWindow, to output: inout StyledText) {
    let start = window.column(of: segment.bytes.lowerBound)
    let width = max(1, window.column(of: segment.bytes.upperBound) - start)
    var marks = String(repeating: segment.isPrimary ? "^" : "-", count: width)
    if let message = segment.message { marks += " " + message.printable }
    writeGutter(nil, to: &output)
    output.append(String(repeating: " ", count: start + 1))
    output.append(marks, segment.isPrimary ? .severity(severity) : .related)
    output.endLine()
  }

  private func writeGutter(_ line: Int?, to output: inout StyledText) {
    let number = line.map { String($0 + 1) } ?? ""
    let padding = String(repeating: " ", count: gutterWidth - number.utf8.count)
    output.append(padding + number + " |", .gutter)
  }

  /// The segments of a line in order, parted where they are too far apart to be shown at once.
  private func groups(on line: Int) -> [[Segment]] {
    let sorted = (segments[line] ?? []).sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    let start = content(of: line).lowerBound
    var groups: [[Segment]] = []
    for segment in sorted {
      let reach = segment.bytes.upperBound - (groups.last?.first?.bytes.lowerBound ?? 0)
      let fits = segment.bytes.upperBound - start <= ExcerptWindow.maximumWidth
      if !groups.isEmpty, fits || reach <= Excerpt.maximumReach {
        groups[groups.count - 1].append(segment)
      } else {
        groups.append([segment])
      }
    }
    return groups.isEmpty ? [[]] : groups
  }

  private func content(of line: Int) -> Range<Int> {
    Excerpt.content(ofLine: line, in: source)
  }

  /// How many bytes the marks of one shown line may span where the line itself is too long.
  private static let maximumReach = 80

  /// The bytes of a line without byte order mark and line break.
  private static func content(ofLine line: Int, in source: Source) -> Range<Int> {
    let range = source.span(ofLine: line).range
    return line == 0 ? max(range.lowerBound, source.contentStart)..<range.upperBound : range
  }

  /// A label's lines: up to three in full, else the first and last; its words stand on the last.
  private static func segments(of label: Label, isPrimary: Bool, in source: Source) -> [Segment] {
    let span = label.span.range
    let first = source.lines.line(at: span.lowerBound)
    let last = span.isEmpty ? first : source.lines.line(at: span.upperBound - 1)
    let lines = last - first < 3 ? Array(first...last) : [first, last]
    return lines.compactMap { line in
      let content = content(ofLine: line, in: source)
      let indented = content.drop { [0x20, 0x09].contains(source.bytes[$0]) }.startIndex
      let start = line == first ? span.lowerBound : indented
      let end = line == last ? span.upperBound : content.upperBound
      let clipped = max(content.lowerBound, min(start, content.upperBound))
      if clipped == content.upperBound, line != first, line != last { return nil }
      return Segment(
        line: line, bytes: clipped..<max(clipped, min(end, content.upperBound)),
        isPrimary: isPrimary, message: line == last ? label.message : nil)
    }
  }
}
