import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct MergedReportTests {
  private static let sources = (0..<5).map {
    Source(name: "t\(4 - $0) é.yaml", text: "a: b\nc: d\n")
  }
  private static let configuration = Source(name: "plumb.yaml", text: "x: y\n")
  private static let rule = RuleMetadata(
    id: "a/rule", title: "t", severity: .error, rationale: "r", remediation: "h")

  private static func finding(
    _ source: Source, _ start: Int, _ message: String, notes: [String] = []
  ) -> Finding {
    Finding(
      rule: start == 0 ? "a/rule" : "b/rule", severity: start == 0 ? .error : .note,
      message: message,
      source: source, primary: Label(Span(start, start + 1)), notes: notes,
      scenario: start == 0
        ? nil
        : Witness(description: "A = \(message)", parameters: [], failing: 1, relevant: 2))
  }

  /// What a run says of some templates, and of its configuration.
  private static func report(_ indices: [Int], _ shard: Shard? = nil) -> Report {
    let files = indices.map { sources[$0] }
    let template = files.flatMap { source in
      [finding(source, 5, "b"), finding(source, 5, "a\"\\\u{1}"), finding(source, 0, "m")]
    }
    // A parameters file is judged with each template that it is for.
    let outside = files.map { finding(configuration, 3, "refused", notes: [$0.name]) }
    return Report(
      findings: template + outside + [finding(configuration, 0, "unread key")],
      rules: [rule.id: rule], checkedCount: files.count,
      suppressed: files.map { SuppressedFinding(finding: finding($0, 3, "s"), reason: "r") },
      scenarioCount: files.count,
      unreadable: [.init(name: "gone", reason: "no 'gone'")]
        + indices.filter { $0 == 2 }.map { .init(name: "t\($0)", reason: "half") },
      checkedFiles: files.map(\.name), shard: shard)
  }

  private static func merged(_ writer: any ReportWriter, _ count: Int) throws -> MergedReport {
    let shards = (1...count).compactMap { Shard(index: $0, count: count) }
    let sources = shards.reversed().map { shard in
      let part = report((0..<5).filter(shard.contains), shard)
      return Source(name: "\(shard.index).json", bytes: writer.bytes(for: part))
    }
    return try MergedReport(sources)
  }

  @Test(arguments: [1, 2, 3, 7])
  func shardsGiveTheBytesOfTheWholeRun(count: Int) throws {
    for writer: any ReportWriter in [JSONWriter(), SARIFWriter(), SARIFWriter(hasSuppressed: true)]
    {
      let merged = try Self.merged(writer, count)
      #expect(
        String(decoding: merged.bytes, as: UTF8.self)
          == writer.text(for: Self.report(Array(0..<5))))
      #expect(merged.severities == [.error, .note] && merged.hasUnreadable)
    }
  }

  @Test func runsWithoutShardsAreJoined() throws {
    let parts = [[0, 3], [1, 2, 4]].map {
      Source(name: "x", bytes: JSONWriter().bytes(for: Self.report($0)))
    }
    #expect(try MergedReport(parts).bytes == JSONWriter().bytes(for: Self.report(Array(0..<5))))
  }

  private static func part(_ index: Int, _ count: Int, _ writer: any ReportWriter = JSONWriter())
    -> Source
  {
    Source(
      name: "\(index)of\(count)",
      bytes: writer.bytes(for: report([0], Shard(index: index, count: count))))
  }

  private static func message(_ sources: [Source]) -> String {
    do {
      _ = try MergedReport(sources)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func shardsMustMakeUpARun() {
    #expect(Self.message([Self.part(1, 3)]) == "shard 2/3, 3/3 is missing")
    #expect(
      Self.message([Self.part(1, 2), Self.part(1, 2)]) == "'1of2' and '1of2' are both shard 1/2")
    #expect(
      Self.message([Self.part(1, 2), Self.part(2, 3)]) == "'2of3' is no part of a run in 2 shards")
    #expect(Self.message([Self.part(1, 2, SARIFWriter())]) == "shard 2/2 is missing")
  }

  @Test(arguments: [
    ("", "'x' is no JSON"), ("a: b", "'x' is no JSON"),
    ("{}", "'x' is no report of Plumbline's in JSON or SARIF"),
    (#"{"version":9,"findings":[],"summary":{}}"#, "'x' is of another version of the format"),
    (
      #"{"runs":[{"tool":{"driver":{"name":"Other"}}}]}"#,
      "'x' is no report of Plumbline's in JSON or SARIF"
    ),
    (
      #"{"runs":[{"tool":{"driver":{"name":"Plumbline","semanticVersion":"0.0.0"}}}]}"#,
      "'x' was written by another version of Plumbline"
    ),
  ])
  func otherFilesAreRefused(text: String, message: String) {
    #expect(Self.message([Source(name: "x", text: text)]) == message)
  }

  @Test func formatsAreNotMixed() {
    #expect(
      Self.message([Self.part(1, 2), Self.part(2, 2, SARIFWriter())])
        == "'1of2' and '2of2' are of different formats")
  }
}
