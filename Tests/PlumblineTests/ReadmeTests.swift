import PlumbEngine
import PlumbFiles
import PlumbPacks
import PlumbReport
import PlumbRules
import PlumbSource
import PlumbTemplate
import Plumbline
import Testing

struct ReadmeTests {
  /// The function whose lines stand in the README.
  private func printFindings(in path: String) throws {
    let template = Template(try Source(contentsOf: path))
    let policy = try RuleSet.pack(.backup, settings: ["retentionDays": 35])
    let linter = Linter(rules: try .builtIn + .pack(.aws) + policy)
    let report = linter.lint(template)
    for finding in report.findings where finding.severity == .error {
      print(finding.rule, finding.message, finding.scenario?.description ?? "always")
    }
    print(TextWriter().text(for: report))
  }

  @Test func theSwiftOfTheReadmeCompilesAsItStandsThere() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    let readme = try text(root + "/README.md")
    let code = try #require(block("```swift\nimport Plumbline\n\n", in: readme))
    let compiled = try text(#filePath).split(separator: "\n").map { $0.drop { $0 == " " } }
    for line in code.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      #expect(compiled.contains(line), "the README has '\(line)'")
    }
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Source(contentsOf: path).bytes, as: UTF8.self)
  }

  /// What stands between an opening line and the end of its block.
  private func block(_ opening: String, in text: String) -> Substring? {
    guard let start = text.firstRange(of: opening)?.upperBound else { return nil }
    return text[start...].firstRange(of: "\n```").map { text[start..<$0.lowerBound] }
  }
}
