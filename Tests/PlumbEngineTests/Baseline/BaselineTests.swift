import PlumbEngine
import PlumbSource
import Testing

struct BaselineTests {
  private static func finding(_ message: String, in file: String = "a.yaml", at start: Int = 3)
    -> Finding
  {
    Finding(
      rule: "a/rule", severity: .error, message: message,
      source: Source(name: file, text: String(repeating: "\n", count: start) + "b"),
      primary: Label(Span(start, start + 1)))
  }

  private static let rule = RuleMetadata(
    id: "a/rule", title: "t", severity: .error, rationale: "", remediation: "")

  private static func report(_ findings: [Finding], _ files: [String] = ["a.yaml"]) -> Report {
    Report(
      findings: findings, rules: [rule.id: rule], checkedCount: files.count, checkedFiles: files)
  }

  private static func baseline(of findings: [Finding]) -> Baseline {
    Baseline(Baseline.entries(for: findings) { $0 })
  }

  private static func line(_ fingerprint: String, file: String = "a.yaml") -> String {
    #"{"file":"\#(file)","rule":"a/rule","message":"m","fingerprint":"\#(fingerprint)"}"#
  }

  @Test func recordedFindingsAreSuppressedWhereverTheyHaveMoved() {
    let baseline = Self.baseline(of: [Self.finding("old")])
    let report = Self.report([Self.finding("old", at: 17), Self.finding("new")])
      .without(baseline, reason: "known") { $0 }
    #expect(report.findings.map(\.message) == ["new"])
    #expect(report.suppressed.map(\.finding.message) == ["old"])
    #expect(report.suppressed.map(\.reason) == ["known"])
    #expect(report.checkedFiles == ["a.yaml"] && report.checkedCount == 1)
  }

  @Test func oneMoreOfAKindIsNew() {
    let baseline = Self.baseline(of: [Self.finding("m")])
    let report = Self.report([Self.finding("m", at: 1), Self.finding("m", at: 2)])
      .without(baseline, reason: "known") { $0 }
    #expect(report.findings.map(\.primary.span.start) == [2])
  }

  @Test func pathsAreThoseOfTheBaseline() {
    let baseline = Baseline(Baseline.entries(for: [Self.finding("m")]) { "infra/" + $0 })
    #expect(baseline.entries.map(\.file) == ["infra/a.yaml"])
    let report = Self.report([Self.finding("m")])
    #expect(report.without(baseline, reason: "r") { $0 }.findings.count == 1)
    #expect(report.without(baseline, reason: "r") { "infra/" + $0 }.findings.isEmpty)
  }

  @Test func linesAreReadInAnyOrderAndOnce() throws {
    let text = [Self.line("2"), "", Self.line("1"), Self.line("2")].joined(separator: "\r\n")
    let baseline = try Baseline(Source(name: "b", text: text))
    #expect(baseline.entries.map(\.fingerprint) == ["1", "2"])
  }

  @Test(arguments: [
    "<<<<<<< HEAD", "{}", "[1]", #"{"file":1,"rule":"","message":"","fingerprint":""}"#,
  ])
  func anotherLineIsRefused(line: String) {
    #expect(throws: BaselineError.self) {
      try Baseline(Source(name: "b.jsonl", text: Self.line("1") + "\n" + line))
    }
    do {
      _ = try Baseline(Source(name: "b.jsonl", text: Self.line("1") + "\n" + line))
    } catch {
      #expect(error.description.hasPrefix("b.jsonl:2: this is no entry of a baseline"))
    }
  }

  @Test func anUpdateKeepsWhatWasNotChecked() {
    let old = Baseline(
      Self.baseline(of: [Self.finding("gone"), Self.finding("kept")]).entries
        + Self.baseline(of: [
          Self.finding("m", in: "other.yaml"), Self.finding("m", in: "deleted.yaml"),
        ])
        .entries)
    let report = Self.report([Self.finding("kept"), Self.finding("new")])
    let update = old.updated(
      by: report, addsNew: true, path: { $0 }, exists: { $0 != "deleted.yaml" })
    #expect(
      update.baseline.entries.map { $0.file + " " + $0.message } == [
        "a.yaml kept", "a.yaml new", "other.yaml m",
      ])
    #expect(update.addedCount == 1 && update.removedCount == 2)
    let pruned = old.updated(
      by: report, addsNew: false, path: { $0 }, exists: { $0 != "deleted.yaml" })
    #expect(pruned.baseline.entries.map(\.message) == ["kept", "m"])
    #expect(pruned.addedCount == 0)
  }

  @Test func whatRulesFoundThatWereNotRunStays() {
    let baseline = Self.baseline(of: [Self.finding("m")])
    let report = Report(findings: [], checkedCount: 1, checkedFiles: ["a.yaml"])
    #expect(baseline.stale(after: report) { $0 }.isEmpty)
    let update = baseline.updated(by: report, addsNew: true, path: { $0 }, exists: { _ in true })
    #expect(update.removedCount == 0)
  }

  @Test func onlyEntriesOfCheckedFilesAreStale() {
    let baseline = Baseline(
      Self.baseline(of: [
        Self.finding("gone"), Self.finding("kept"), Self.finding("m", in: "b.yaml"),
      ])
      .entries)
    let stale = baseline.stale(after: Self.report([Self.finding("kept")])) { $0 }
    #expect(stale.map(\.message) == ["gone"])
  }
}
