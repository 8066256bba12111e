internal import PlumbEngine
internal import PlumbSource
internal import PlumbSyntax

/// One of the reports that are merged.
struct ReportPart {
  enum Format {
    case json
    case sarif
  }

  let name: String
  let format: Format
  let shard: Shard?
  /// The rules that SARIF describes.
  let rules: [JSONValue]
  /// Findings, or SARIF's results.
  let findings: [JSONValue]
  /// The templates that could not be read, or SARIF's notifications.
  let unreadable: [JSONValue]
  /// The summary of a JSON report.
  let summary: JSONValue?

  init(_ source: Source) throws(MergeError) {
    // A report says much more than a template: it is bounded by the size of files alone.
    let limits = Limits(size: Source.maximumSize, nodes: 1 << 24 - 1)
    let tree = Tree.parse(source, as: .json, limits: limits)
    guard tree.findings.isEmpty, let root = tree.root.map(JSONValue.init) else {
      throw MergeError("'\(source.name)' is no JSON")
    }
    if let run = root["runs"]?.elements.first {
      try self.init(run: run, of: root, named: source.name)
    } else {
      try self.init(report: root, named: source.name)
    }
  }

  private init(report: JSONValue, named name: String) throws(MergeError) {
    guard let summary = report["summary"], let findings = report["findings"] else {
      throw MergeError("'\(name)' is no report of Plumbline's in JSON or SARIF")
    }
    guard report["version"]?.integer == JSONWriter.formatVersion else {
      throw MergeError("'\(name)' is of another version of the format")
    }
    self.name = name
    format = .json
    shard = summary["shard"].flatMap { Shard($0.text) }
    rules = []
    self.findings = findings.elements
    unreadable = summary["unreadable"]?.elements ?? []
    self.summary = summary
  }

  private init(run: JSONValue, of log: JSONValue, named name: String) throws(MergeError) {
    let driver = run["tool"]?["driver"]
    guard driver?["name"]?.text == SARIFWriter.toolName, log["runs"]?.elements.count == 1 else {
      throw MergeError("'\(name)' is no report of Plumbline's in JSON or SARIF")
    }
    guard driver?["semanticVersion"]?.text == ToolVersion.current else {
      throw MergeError("'\(name)' was written by another version of Plumbline")
    }
    self.name = name
    format = .sarif
    shard = run["properties"]?["shard"].flatMap { Shard($0.text) }
    rules = driver?["rules"]?.elements ?? []
    findings = run["results"]?.elements ?? []
    unreadable = run["invocations"]?.elements.first?["toolExecutionNotifications"]?.elements ?? []
    summary = nil
  }

  func summaryCount(_ key: String) -> Int { summary?[key]?.integer ?? 0 }

  /// The severities of the findings that aren't suppressed.
  var severities: [Severity] {
    findings.filter { $0["suppressions"] == nil }.compactMap { finding in
      Severity(rawValue: (finding["severity"] ?? finding["level"])?.text ?? "")
    }
  }

  /// Makes sure that no shard is missing, which would pass for one without findings.
  static func checkShards(_ parts: [ReportPart]) throws(MergeError) {
    let shards = parts.compactMap(\.shard)
    guard let count = shards.first?.count else { return }
    if let part = parts.first(where: { $0.shard?.count != count }) {
      throw MergeError("'\(part.name)' is no part of a run in \(count) shards")
    }
    for (index, part) in parts.enumerated() {
      if let other = parts[..<index].first(where: { $0.shard == part.shard }),
        let shard = part.shard
      {
        throw MergeError("'\(other.name)' and '\(part.name)' are both shard \(shard)")
      }
    }
    let missing = (1...count).filter { index in !shards.contains { $0.index == index } }
    if !missing.isEmpty {
      let names = missing.map { "\($0)/\(count)" }.joined(separator: ", ")
      throw MergeError("shard \(names) is missing")
    }
  }
}
