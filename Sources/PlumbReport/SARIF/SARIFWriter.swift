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

  private let paths: RepositoryPaths

  public init(hasSuppressed: Bool = false, paths: RepositoryPaths = RepositoryPaths()) {
    self.hasSuppressed = hasSuppressed
    self.paths = paths
  }

  public func bytes(for report: Report) -> [UInt8] {
    let results = results(of: report)
    var json = JSONEmitter()
    json.object { json in
      json.key("$schema")
      json.string("https://json.schemastore.org/sarif-2.1.0.json")
      json.key("version")
      json.string("2.1.0")
      json.key("runs")
      json.array([report]) { json, report in run(report, results, to: &json) }
    }
    json.endLine()
    return json.bytes
  }

  private func run(_ report: Report, _ results: [SARIFResult], to json: inout JSONEmitter) {
    json.object { json in
      json.key("tool")
      json.object { json in
        json.key("driver")
        json.object { json in
          json.key("name")
          json.string("Plumbline")
          json.key("semanticVersion")
          json.string(ToolVersion.current)
          json.key("rules")
          json.lines { json in
            for id in Set(results.map(\.finding.rule)).sorted() {
              json.line()
              json.rule(report.rules[id] ?? .unknown(id))
            }
          }
        }
      }
      json.key("columnKind")
      json.string("unicodeCodePoints")
      json.key("invocations")
      json.array([report]) { json, report in json.invocation(report, paths) }
      json.key("results")
      json.lines { json in
        var index = 0
        results.map(\.finding).forEachWithPositions { _, positions in
          json.line()
          json.result(results[index], positions)
          index += 1
        }
      }
    }
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
    .sorted { left, right in
      left.uri == right.uri
        ? Finding.inReportOrder(left.finding, right.finding) : left.uri < right.uri
    }
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
  fileprivate mutating func invocation(_ report: Report, _ paths: RepositoryPaths) {
    object { json in
      json.key("executionSuccessful")
      json.boolean(report.unreadable.isEmpty)
      guard !report.unreadable.isEmpty else { return }
      json.key("toolExecutionNotifications")
      json.array(report.unreadable) { json, unreadable in
        json.object { json in
          json.key("level")
          json.string("error")
          json.key("message")
          json.text(unreadable.reason)
          json.key("locations")
          json.array([unreadable]) { json, unreadable in
            json.object { json in
              json.key("physicalLocation")
              json.object { $0.artifact(paths.uri(unreadable.name)) }
            }
          }
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
