public import PlumbEngine
internal import PlumbSource

/// Writes SARIF 2.1.0, with what GitHub's code scanning asks for beyond the schema.
///
/// Columns count characters (`unicodeCodePoints`). A finding that holds in some deployments has a code
/// flow: what the deployment decides, in the order of its reasons, and last the place that is wrong.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
/// https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
public struct SARIFWriter: ReportWriter {
  /// Whether suppressed findings are written too, marked as such.
  ///
  /// GitHub doesn't read the mark, and opens an alert for each
  /// (https://github.com/github/codeql-action/issues/1230).
  public var hasSuppressed: Bool

  static let toolName = "Plumbline"

  private let paths: RepositoryPaths

  public init(hasSuppressed: Bool = false, paths: RepositoryPaths = RepositoryPaths()) {
    self.hasSuppressed = hasSuppressed
    self.paths = paths
  }

  public func bytes(for report: Report) -> [UInt8] {
    let results = results(of: report)
    var json = JSONEmitter()
    json.sarif(shard: report.shard, isSuccessful: report.unreadable.isEmpty) { json in
      for id in Set(results.map(\.finding.rule)).sorted() {
        json.line()
        json.rule(report.rules[id] ?? .unknown(id))
      }
    } notifications: { json in
      for (uri, reason) in notifications(of: report) {
        json.line()
        json.notification(reason, uri)
      }
    } results: { json in
      var index = 0
      results.map(\.finding).forEachWithPositions { _, positions in
        json.line()
        json.result(results[index], positions)
        index += 1
      }
    }
    return json.bytes
  }

  private func notifications(of report: Report) -> [(uri: String, reason: String)] {
    report.unreadable.map { (paths.uri($0.name), $0.reason) }
      .sorted { ($0.uri, $0.reason) < ($1.uri, $1.reason) }
  }

  /// The results ordered by the address of their file and then as in every report.
  private func results(of report: Report) -> [SARIFResult] {
    let suppressed = hasSuppressed ? report.suppressed : []
    let findings = report.findings + suppressed.map(\.finding)
    return findings.indices.map { index in
      let number = index - report.findings.count
      return SARIFResult(
        finding: findings[index], uri: paths.uri(findings[index].source.name),
        suppression: number < 0 ? nil : suppressed[number], fingerprint: nil)
    }
    .sorted(by: SARIFResult.inOrder)
    .fingerprinted
  }
}

/// A finding with what only SARIF says about it.
struct SARIFResult {
  let finding: Finding
  /// The file, relative to the root of the repository.
  let uri: String
  /// Why it isn't reported; nil if it is.
  let suppression: SuppressedFinding?
  var fingerprint: Fingerprint?

  /// The order of results, which `MergedReport` knows too.
  fileprivate static func inOrder(_ left: SARIFResult, _ right: SARIFResult) -> Bool {
    if left.uri != right.uri { return left.uri < right.uri }
    let (first, second) = (left.finding, right.finding)
    if first.primary.span != second.primary.span { return first.primary.span < second.primary.span }
    if first.rule != second.rule { return first.rule < second.rule }
    return first.sarifMessage < second.sarifMessage
  }
}

extension [SARIFResult] {
  fileprivate var fingerprinted: [SARIFResult] {
    zip(self, Fingerprint.all(of: map(\.finding))).map { result, fingerprint in
      var copy = result
      copy.fingerprint = fingerprint
      return copy
    }
  }
}

extension JSONEmitter {
  /// The whole log of one run; the bodies call `line()` before each element.
  mutating func sarif(
    shard: Shard?, isSuccessful: Bool, rules: (inout JSONEmitter) -> Void,
    notifications: (inout JSONEmitter) -> Void, results: (inout JSONEmitter) -> Void
  ) {
    document { json in
      json.object { json in
        json.key("$schema")
        json.string("https://json.schemastore.org/sarif-2.1.0.json")
        json.key("version")
        json.string("2.1.0")
        json.key("runs")
        json.array([shard]) { json, shard in
          json.object { json in
            json.tool(rules)
            json.key("columnKind")
            json.string("unicodeCodePoints")
            json.invocation(isSuccessful: isSuccessful, notifications)
            if let shard { json.properties(shard) }
            json.key("results")
            json.lines(results)
          }
        }
      }
    }
  }

  private mutating func tool(_ rules: (inout JSONEmitter) -> Void) {
    key("tool")
    object { json in
      json.key("driver")
      json.object { json in
        json.key("name")
        json.string(SARIFWriter.toolName)
        json.key("semanticVersion")
        json.string(ToolVersion.current)
        json.key("rules")
        json.lines(rules)
      }
    }
  }

  private mutating func invocation(
    isSuccessful: Bool, _ notifications: (inout JSONEmitter) -> Void
  ) {
    key("invocations")
    array([isSuccessful]) { json, isSuccessful in
      json.object { json in
        json.key("executionSuccessful")
        json.boolean(isSuccessful)
        json.key("toolExecutionNotifications")
        json.lines(notifications)
      }
    }
  }

  private mutating func properties(_ shard: Shard) {
    key("properties")
    object { json in
      json.key("shard")
      json.string(shard.description)
    }
  }

  fileprivate mutating func notification(_ reason: String, _ uri: String) {
    object { json in
      json.key("level")
      json.string("error")
      json.key("message")
      json.text(reason)
      json.key("locations")
      json.array([uri]) { json, uri in
        json.object { json in
          json.key("physicalLocation")
          json.object { $0.artifact(uri) }
        }
      }
    }
  }

  /// An object with a text alone, as SARIF has messages.
  mutating func text(_ text: String) {
    object { json in
      json.key("text")
      json.string(text)
    }
  }

  mutating func artifact(_ uri: String) {
    key("artifactLocation")
    object { json in
      json.key("uri")
      json.string(uri)
      if !uri.hasPrefix("file:") {
        json.key("uriBaseId")
        json.string("%SRCROOT%")
      }
    }
  }
}
