import Foundation
import PlumbSource
import Testing

/// A page of examples for one rule: templates under headings that say what happens.
struct SpecPage: CustomTestStringConvertible {
  /// The rule, as the path of the page says: `references/circular-dependency`.
  let rule: RuleID
  let blocks: [SpecBlock]
  private let file: URL

  var testDescription: String { rule.rawValue }

  /// All pages, by path.
  static let all: [SpecPage] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specs")
    let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".md") }.sorted().compactMap { path in
      let file = folder.appending(path: path)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      let parts = path.dropLast(".md".count).split(separator: "/", maxSplits: 1)
      return SpecPage(
        rule: RuleID(parts[0].lowercased() + "/" + parts[1...].joined(separator: "/")),
        blocks: SpecPage.blocks(of: text), file: file)
    }
  }()

  /// Writes the page with these blocks, as they would be shown, in place of its own.
  func write(_ shown: [String]) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    var parts = text.components(separatedBy: "```yaml\n")
    for index in parts.indices.dropFirst() {
      let rest = parts[index].components(separatedBy: "\n```\n").dropFirst()
      parts[index] = ([shown[index - 1]] + rest).joined(separator: "\n```\n")
    }
    try parts.joined(separator: "```yaml\n").write(to: file, atomically: true, encoding: .utf8)
  }

  private static func blocks(of text: String) -> [SpecBlock] {
    var blocks: [SpecBlock] = []
    var heading = ""
    var lines: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = lines {
        if line == "```" {
          blocks.append(SpecBlock(heading: heading, lines: open.map(String.init)))
          lines = nil
        } else {
          lines = open + [line]
        }
      } else if line == "```yaml" {
        lines = []
      } else if line.hasPrefix("#") {
        heading = line.drop { $0 == "#" || $0 == " " }.description
      }
    }
    return blocks
  }
}

/// A template with what a rule says about it: carets under each span, then severity and message.
///
/// A deployment in which a finding holds stands behind the message: `error: message when P = a`.
struct SpecBlock {
  let heading: String
  /// The template, without the lines of markers.
  let text: String
  let marks: [Mark]

  /// A finding as a line of markers shows it; line and column count from 1.
  struct Mark: Hashable, Comparable, CustomStringConvertible {
    var line: Int
    var column: Int
    var length: Int
    var words: String

    var description: String { "\(line):\(column)+\(length) \(words)" }

    static func < (left: Mark, right: Mark) -> Bool {
      (left.line, left.column, left.length, left.words)
        < (right.line, right.column, right.length, right.words)
    }
  }

  init(heading: String, lines: [String]) {
    self.heading = heading
    var template: [String] = []
    var marks: [Mark] = []
    for line in lines {
      if let mark = SpecBlock.mark(line, under: template.count) {
        marks.append(mark)
      } else {
        template.append(line)
      }
    }
    text = template.joined(separator: "\n") + "\n"
    self.marks = marks.sorted()
  }

  /// `#   ^^^^ error: message`; the `#` is left out where the span starts in the first column.
  private static func mark(_ line: String, under number: Int) -> Mark? {
    let rest = line.unicodeScalars.drop { $0 == "#" || $0 == " " }
    let carets = rest.prefix { $0 == "^" }
    let words = String(String.UnicodeScalarView(rest.dropFirst(carets.count))).drop { $0 == " " }
    guard !carets.isEmpty, Severity.allCases.contains(where: { words.hasPrefix("\($0): ") }) else {
      return nil
    }
    let column = line.unicodeScalars.count - rest.count + 1
    return Mark(line: number, column: column, length: carets.count, words: String(words))
  }

  /// The block as a page would show these findings.
  func shown(with marks: [Mark]) -> String {
    var lines: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      lines.append(String(line))
      for mark in marks where mark.line == index + 1 {
        let front = mark.column == 1 ? "" : "#" + String(repeating: " ", count: mark.column - 2)
        lines.append(front + String(repeating: "^", count: mark.length) + " " + mark.words)
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension SpecBlock.Mark {
  init(_ finding: Finding) {
    let source = finding.source
    let start = source.position(at: Int(finding.primary.span.start))
    let end = source.position(at: Int(finding.primary.span.end))
    let condition = finding.scenario.map { " when \($0.description)" } ?? ""
    self.init(
      line: start.line, column: start.column,
      length: end.line == start.line ? end.column - start.column : 1,
      words: "\(finding.severity): \(finding.message)\(condition)")
  }
}
