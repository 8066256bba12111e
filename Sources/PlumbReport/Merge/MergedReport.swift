internal import PlumbEngine
public import PlumbSource
internal import PlumbSyntax

/// The JSON or SARIF reports of several runs as the report of one: of a run's shards, byte for byte what
/// the run without shards writes.
///
/// What several shards say, such as a remark on the configuration, is said once.
public struct MergedReport: Sendable {
  /// The whole document.
  public let bytes: [UInt8]
  /// The severities of the findings that aren't suppressed.
  public let severities: Set<Severity>
  /// Whether a template could not be read.
  public let hasUnreadable: Bool

  /// Reads the reports, whose order doesn't matter.
  ///
  /// - Throws: `MergeError` for a file that is no report of Plumbline's, for reports of different
  ///   formats or versions, and for shards that don't make up a run.
  public init(_ sources: [Source]) throws(MergeError) {
    var parts: [ReportPart] = []
    for source in sources { parts.append(try ReportPart(source)) }
    guard let first = parts.first else { throw MergeError("there is no report to merge") }
    if let other = parts.first(where: { $0.format != first.format }) {
      throw MergeError("'\(first.name)' and '\(other.name)' are of different formats")
    }
    try ReportPart.checkShards(parts)
    var json = JSONEmitter()
    switch first.format {
    case .json: json.mergedJSON(parts)
    case .sarif: json.mergedSARIF(parts)
    }
    bytes = json.bytes
    severities = Set(parts.flatMap(\.severities))
    hasUnreadable = parts.contains { !$0.unreadable.isEmpty }
  }
}

/// Why reports can't be merged.
public struct MergeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line that names the file.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension JSONEmitter {
  fileprivate mutating func mergedJSON(_ parts: [ReportPart]) {
    let findings = parts.map(\.findings).union.sorted(by: JSONValue.areFindingsInOrder)
    let unreadable = parts.map(\.unreadable).union.sorted {
      ($0.member("file"), $0.member("reason")) < ($1.member("file"), $1.member("reason"))
    }
    report(named: "findings") {
      $0.lines(of: findings)
    } summary: { json in
      json.object { json in
        json.key("checked")
        json.integer(parts.reduce(0) { $0 + $1.summaryCount("checked") })
        json.key("scenarios")
        let counted = parts.filter { $0.summary?["scenarios"] != .literal("null") }
        if counted.isEmpty {
          json.null()
        } else {
          json.integer(counted.reduce(0) { $0 + $1.summaryCount("scenarios") })
        }
        for (key, severity) in [("errors", "error"), ("warnings", "warning"), ("notes", "note")] {
          json.key(key)
          json.integer(findings.count { $0.member("severity") == severity })
        }
        json.key("suppressed")
        json.integer(parts.reduce(0) { $0 + $1.summaryCount("suppressed") })
        json.key("shard")
        json.null()
        json.key("unreadable")
        json.array(unreadable) { $0.value($1) }
      }
    }
  }

  fileprivate mutating func mergedSARIF(_ parts: [ReportPart]) {
    let rules = parts.map(\.rules).union.sorted { $0.member("id") < $1.member("id") }
    let unreadable = parts.map(\.unreadable).union.sorted {
      ($0.uri, $0.messageText) < ($1.uri, $1.messageText)
    }
    let results = parts.map { $0.findings.map(\.withoutOrdinal) }.union
      .sorted(by: JSONValue.areResultsInOrder).withOrdinals
    sarif(shard: nil, isSuccessful: unreadable.isEmpty) {
      $0.lines(of: rules)
    } notifications: {
      $0.lines(of: unreadable)
    } results: {
      $0.lines(of: results)
    }
  }
}

extension [[JSONValue]] {
  /// What is in one of the lists, as often as in the list that has it most often.
  ///
  /// A template is in one shard only: what two of them say is about the run.
  fileprivate var union: [JSONValue] {
    var counts: [JSONValue: Int] = [:]
    var all: [JSONValue] = []
    for list in self {
      var own: [JSONValue: Int] = [:]
      for value in list {
        own[value, default: 0] += 1
        if own[value, default: 0] > counts[value, default: 0] { all.append(value) }
      }
      counts.merge(own) { Swift.max($0, $1) }
    }
    return all
  }
}

extension [JSONValue] {
  /// SARIF results whose fingerprints count equal ones, as `Fingerprint` does.
  fileprivate var withOrdinals: [JSONValue] {
    var counts: [[String]: Int] = [:]
    return map { result in
      let hash = result.fingerprint
      counts[[result.uri, hash], default: 0] += 1
      return result.settingFingerprint("\(hash):\(counts[[result.uri, hash], default: 1])")
    }
  }
}

extension JSONValue {
  /// The result with the hash alone: what counts equal findings is another number in a shard.
  fileprivate var withoutOrdinal: JSONValue {
    settingFingerprint(String(fingerprint.prefix { $0 != ":" }))
  }

  fileprivate var fingerprint: String {
    self["partialFingerprints"]?.member(JSONValue.fingerprintKey) ?? ""
  }

  fileprivate func settingFingerprint(_ text: String) -> JSONValue {
    setting(
      "partialFingerprints",
      .object([Member(key: JSONValue.fingerprintKey, value: .string(text))]))
  }

  private static let fingerprintKey = "primaryLocationLineHash"

  /// The order of `Finding.inReportOrder`.
  fileprivate static func areFindingsInOrder(_ left: JSONValue, _ right: JSONValue) -> Bool {
    let files = (left.member("file"), right.member("file"))
    if files.0 != files.1 { return files.0 < files.1 }
    let places = (left.offsets, right.offsets)
    if places.0 != places.1 { return places.0 < places.1 }
    let words = (left.words, right.words)
    if words.0 != words.1 { return words.0.lexicographicallyPrecedes(words.1) }
    return left.notes.lexicographicallyPrecedes(right.notes)
  }

  /// The order of `SARIFResult.inOrder`.
  fileprivate static func areResultsInOrder(_ left: JSONValue, _ right: JSONValue) -> Bool {
    if left.uri != right.uri { return left.uri < right.uri }
    let places = (left.region, right.region)
    if places.0 != places.1 { return places.0.lexicographicallyPrecedes(places.1) }
    return (left.member("ruleId"), left.messageText) < (right.member("ruleId"), right.messageText)
  }

  fileprivate func member(_ key: String) -> String { self[key]?.text ?? "" }

  private var offsets: (Int, Int) {
    (self["start"]?["offset"]?.integer ?? 0, self["end"]?["offset"]?.integer ?? 0)
  }

  private var words: [String] {
    [member("rule"), member("message"), self["scenario"]?.member("description") ?? ""]
  }

  private var notes: [String] { self["notes"]?.elements.map(\.text) ?? [] }

  private var place: JSONValue? { self["locations"]?.elements.first?["physicalLocation"] }

  fileprivate var uri: String { place?["artifactLocation"]?["uri"]?.text ?? "" }

  fileprivate var messageText: String { self["message"]?.member("text") ?? "" }

  private var region: [Int] {
    ["startLine", "startColumn", "endLine", "endColumn"].map {
      place?["region"]?[$0]?.integer ?? 0
    }
  }
}
