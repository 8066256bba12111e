public import PlumbSource
internal import PlumbSyntax

/// Findings that were there when somebody began to check, and aren't reported.
///
/// Its file has a line of JSON for each, sorted, so that Git merges two branches' changes. A finding is
/// recognised by its file and fingerprint; rule and message stand there for people.
public struct Baseline: Sendable {
  /// One recorded finding.
  public struct Entry: Hashable, Sendable, Comparable {
    /// The path of the template, relative to the baseline's directory.
    public let file: String
    public let rule: String
    public let message: String
    /// The description of a `Fingerprint`.
    public let fingerprint: String

    public init(file: String, rule: String, message: String, fingerprint: String) {
      self.file = file
      self.rule = rule
      self.message = message
      self.fingerprint = fingerprint
    }

    public static func < (left: Entry, right: Entry) -> Bool {
      (left.file, left.rule, left.message, left.fingerprint)
        < (right.file, right.rule, right.message, right.fingerprint)
    }
  }

  /// What is recorded, sorted, each once.
  public let entries: [Entry]

  public init(_ entries: some Sequence<Entry>) {
    self.entries = Set(entries).sorted()
  }

  /// Reads the lines of a baseline; blank ones don't count.
  ///
  /// - Throws: `BaselineError` for the first line that isn't an entry, such as the mark of a conflict.
  public init(_ source: Source) throws(BaselineError) {
    var entries: [Entry] = []
    for number in 0..<source.lines.count {
      let line = source.text(source.span(ofLine: number))
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let entry = Entry(line: line) else {
        throw BaselineError(file: source.name, line: number + 1)
      }
      entries.append(entry)
    }
    self.init(entries)
  }

  /// The entry that each finding would have, in the order of the findings.
  ///
  /// - Parameter path: Turns the name of a source into its path from the baseline's directory.
  public static func entries(
    for findings: [Finding], path: (String) -> String
  ) -> [Entry] {
    zip(findings, Fingerprint.all(of: findings)).map { finding, fingerprint in
      Entry(
        file: path(finding.source.name), rule: finding.rule.rawValue, message: finding.message,
        fingerprint: fingerprint.description)
    }
  }
}

extension Baseline.Entry {
  fileprivate init?(line: String) {
    let tree = Tree.parse(Source(name: "", text: line), as: .json)
    guard tree.findings.isEmpty, let root = tree.root,
      let file = root["file"], let rule = root["rule"], let message = root["message"],
      let fingerprint = root["fingerprint"],
      [file, rule, message, fingerprint].allSatisfy({ $0.style == .doubleQuoted })
    else { return nil }
    self.init(
      file: file.text, rule: rule.text, message: message.text, fingerprint: fingerprint.text)
  }
}

/// A line of a baseline that isn't an entry.
public struct BaselineError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// The line, from 1.
  public let line: Int

  public var description: String {
    "\(file):\(line): this is no entry of a baseline, as 'plumb baseline' writes it"
  }
}
