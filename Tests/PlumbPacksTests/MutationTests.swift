import PlumbEngine
import PlumbPacks
import PlumbRules
import PlumbSource
import PlumbTemplate
import Testing

/// Whether each of many single defects in the reference stack is found by the rule that is there
/// for it, where it belongs.
struct MutationTests {
  private let reference: String
  private let sections: [String]
  private let rules: RuleSet

  init() throws {
    reference = try Fixtures.text("examples/backup/template.yaml")
    sections = try Fixtures.text("Tests/Fixtures/mutants.md")
      .split(separator: "\n## ").dropFirst().map { String($0) }
    rules = try .builtIn + .pack(.aws) + .pack(.backup)
  }

  @Test(arguments: ["template.yaml", "template.json"])
  func theReferenceStackIsClean(name: String) throws {
    let source = Source(name: name, text: try Fixtures.text("examples/backup/" + name))
    let findings = Linter(rules: rules).check(Template(source)).findings
    #expect(findings.filter { $0.severity > .note }.map(\.message) == [])
  }

  @Test func everyDefectIsFoundByItsRuleAtItsPlace() throws {
    #expect(sections.count >= 150)
    for section in sections {
      let mutant = try #require(Mutant(section: section), "\(section)")
      let text = try #require(mutant.applied(to: reference), "nothing to replace: \(section)")
      let lines = try #require(Mutant.lines(of: mutant.place, in: text), "\(section)")
      let found = linesOfFindings(of: mutant.rule, in: text)
      #expect(
        found.contains { lines.contains($0) }, "found at \(found), not in \(lines): \(section)")
    }
  }

  /// Where a rule finds errors and warnings.
  private func linesOfFindings(of rule: String, in text: String) -> [Int] {
    let source = Source(name: "template.yaml", text: text)
    let linter = Linter(rules: rules.filter { $0.id.rawValue == rule })
    return linter.check(Template(source)).findings
      .filter { $0.severity > .note && $0.rule.rawValue == rule }
      .map { source.position(at: Int($0.primary.span.start)).line }
  }
}
