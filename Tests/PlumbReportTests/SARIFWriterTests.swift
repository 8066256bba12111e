import Foundation
import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct SARIFWriterTests {
  private static func run(
    _ report: Report, _ writer: SARIFWriter = SARIFWriter()
  ) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(writer.bytes(for: report)))
    let runs = try #require((object as? [String: Any])?["runs"] as? [[String: Any]])
    return try #require(runs.first)
  }

  private static func results(
    _ report: Report, _ writer: SARIFWriter = SARIFWriter()
  ) throws -> [[String: Any]] {
    try #require(try run(report, writer)["results"] as? [[String: Any]])
  }

  private static func result(_ finding: Finding) throws -> [String: Any] {
    try #require(try results(Report(findings: [finding])).first)
  }

  private static func hash(_ finding: Finding) throws -> String {
    let prints = try result(finding)["partialFingerprints"] as? [String: String]
    return try #require(prints?["primaryLocationLineHash"])
  }

  @Test func theRegionCountsCharactersFromOne() throws {
    let text = SARIFWriter().text(for: Samples.report)
    #expect(
      text.contains(
        #""region":{"startLine":16,"startColumn":44,"endLine":16,"endColumn":58}"#))
    #expect(text.contains(#""columnKind":"unicodeCodePoints""#))
  }

  @Test func aScenarioIsACodeFlowThatEndsAtTheFinding() throws {
    let flows = try #require(try Self.result(Samples.openPort)["codeFlows"] as? [[String: Any]])
    let threads = try #require(flows.first?["threadFlows"] as? [[String: Any]])
    let steps = try #require(threads.first?["locations"] as? [[String: [String: Any]]])
    let words = steps.compactMap { ($0["location"]?["message"] as? [String: String])?["text"] }
    #expect(
      words == [
        "the default comes from here", "false when Env = dev", "0.0.0.0/0 in this scenario",
      ])
  }

  @Test func aFindingWithoutScenarioHasNoCodeFlow() throws {
    var finding = Samples.openPort
    finding.scenario = nil
    #expect(try Self.result(finding)["codeFlows"] == nil)
  }

  /// GitHub takes no empty texts, also where nothing is known about the rule.
  @Test func aRuleHasEveryTextThatGitHubAsksFor() throws {
    for report in [Samples.report, Report(findings: [Samples.openPort])] {
      let tool = try #require(try Self.run(report)["tool"] as? [String: [String: Any]])
      let rules = try #require(tool["driver"]?["rules"] as? [[String: Any]])
      let rule = try #require(rules.first)
      for key in ["shortDescription", "fullDescription", "help"] {
        let texts = try #require(rule[key] as? [String: String], "\(key)")
        #expect(texts["text"]?.isEmpty == false, "\(key)")
        #expect(texts.values.allSatisfy { !$0.isEmpty }, "\(key)")
      }
    }
  }

  @Test func suppressedFindingsAreWrittenOnRequest() throws {
    let report = Report(
      findings: [],
      suppressed: [
        SuppressedFinding(finding: Samples.openPort, reason: "a bastion", span: Span(0, 1)),
        SuppressedFinding(finding: Samples.openPort),
      ])
    #expect(try Self.results(report).isEmpty)
    let results = try Self.results(report, SARIFWriter(hasSuppressed: true))
    let suppressions = results.compactMap { ($0["suppressions"] as? [[String: String]])?.first }
    #expect(
      suppressions == [["kind": "inSource", "justification": "a bastion"], ["kind": "external"]])
  }

  @Test func aFixIsAChangeOfTheFile() throws {
    var finding = Samples.openPort
    finding.fixes = [
      Fix(
        title: "close it",
        edits: [Edit(finding.primary.span, "10.0.0.0/8"), Edit(Span(290, 291), "")],
        isSafe: true)
    ]
    let text = SARIFWriter().text(for: Report(findings: [finding]))
    #expect(
      text.contains(
        #""fixes":[{"description":{"text":"close it"},"artifactChanges":["#
          + #"{"artifactLocation":{"uri":"shop.yaml","uriBaseId":"%SRCROOT%"},"replacements":["#
          + #"{"deletedRegion":{"startLine":16,"startColumn":44,"endLine":16,"endColumn":58},"#
          + #""insertedContent":{"text":"10.0.0.0/8"}},{"deletedRegion":"#))
  }

  @Test func anUnreadableFileIsANotification() throws {
    let report = Report(findings: [], unreadable: [.init(name: "a.yaml", reason: "no 'a.yaml'")])
    let text = SARIFWriter().text(for: report)
    #expect(
      text.contains(
        #"{"executionSuccessful":false,"toolExecutionNotifications":["# + "\n"
          + #"{"level":"error","#
          + #""message":{"text":"no 'a.yaml'"}"#))
  }

  @Test(arguments: ["\"\\/\u{8}\n\u{0}é😀\u{2028}", "%41 [x](1)"])
  func everyTextComesBack(text: String) throws {
    let result = try #require(try Self.results(.hostile(text)).first)
    let message = try #require(result["message"] as? [String: String])
    #expect(message["text"] == text + "\n" + text)
  }
}
