public import PlumbSource
internal import PlumbSyntax

/// What has changed since an earlier run, of which `plumb check --format json` is at hand.
public struct Comparison: Sendable {
  /// A finding of the earlier run.
  public struct Past: Hashable, Sendable {
    public let rule: String
    public let file: String
    public let message: String
    public let severity: String
  }

  /// The name of the earlier report.
  public let name: String
  /// What is there now and wasn't then.
  public private(set) var appeared: [Finding] = []
  /// What was there then and isn't now, in its order.
  public private(set) var disappeared: [Past] = []
  /// How many are in both.
  public private(set) var remaining = 0

  /// Compares findings with those of an earlier report.
  ///
  /// Two findings are the same if file, rule and message agree: lines move.
  ///
  /// - Throws: `ComparisonError` if the file is no such report.
  public init(_ findings: [Finding], since source: Source) throws(ComparisonError) {
    name = source.name
    var past = try Comparison.findings(in: source)
    for finding in findings {
      let index = past.firstIndex { old in
        old.rule == finding.rule.rawValue && old.file == finding.source.name
          && old.message == finding.message
      }
      if let index {
        past.remove(at: index)
        remaining += 1
      } else {
        appeared.append(finding)
      }
    }
    disappeared = past
  }

  private static func findings(in source: Source) throws(ComparisonError) -> [Past] {
    let tree = Tree.parse(source)
    guard tree.findings.isEmpty, let root = tree.root, root["version"]?.text == "1",
      let findings = root["findings"], findings.kind == .sequence
    else {
      throw ComparisonError(
        description: "'\(source.name)' is no report of 'plumb check --format json'")
    }
    return findings.elements.map { node in
      func text(_ key: String) -> String { node[key]?.text ?? "" }
      return Past(
        rule: text("rule"), file: text("file"), message: text("message"),
        severity: text("severity"))
    }
  }

  /// The change in a sentence.
  var summary: String {
    if appeared.isEmpty, disappeared.isEmpty {
      return "Nothing has changed since \(name): \(counted(remaining, "finding")) as before."
    }
    return "Since \(name): \(counted(appeared.count, "new finding")), "
      + "\(disappeared.count) gone, \(remaining) as before."
  }
}

/// Why a file can't be compared with.
public struct ComparisonError: Error, Hashable, CustomStringConvertible {
  /// One line that names the file.
  public let description: String
}
