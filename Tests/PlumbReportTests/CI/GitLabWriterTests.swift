import Foundation
import PlumbEngine
import PlumbReport
import PlumbSource
import Testing

struct GitLabWriterTests {
  private static func issues(_ report: Report) throws -> [[String: Any]] {
    let data = Data(GitLabWriter().bytes(for: report))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  private static func fingerprints(_ findings: [Finding]) throws -> [String] {
    try issues(Report(findings: findings)).compactMap { $0["fingerprint"] as? String }
  }

  @Test func anIssueHasTheFieldsThatGitLabReads() {
    #expect(
      GitLabWriter().text(for: Samples.report) == """
        [
        {"description":"port 22 is open to the whole internet when Env = dev (scenario: Env = dev or \
        staging; 2 of 3 scenarios)","check_name":"ec2/port-is-open",\
        "fingerprint":"\((try? Self.fingerprints([Samples.openPort]))?.first ?? "")",\
        "severity":"major","location":{"path":"shop.yaml","lines":{"begin":16,"end":16}}}
        ]

        """)
  }

  @Test func noFindingsAreAnEmptyList() {
    #expect(GitLabWriter().text(for: Report(findings: [])) == "[]\n")
  }

  @Test func everyFingerprintIsUnique() throws {
    var other = Samples.openPort
    other.source = Source(name: "other.yaml", bytes: Samples.shop.bytes)
    let all = try Self.fingerprints([Samples.openPort, Samples.openPort, other])
    #expect(Set(all).count == 3)
  }

  @Test func anUnreadableTemplateBlocks() throws {
    let report = Report(findings: [], unreadable: [.init(name: "a.yaml", reason: "no 'a.yaml'")])
    #expect(try Self.issues(report).map { $0["severity"] as? String } == ["blocker"])
  }
}
