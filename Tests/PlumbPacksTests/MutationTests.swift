import PlumbEngine
import PlumbPacks
import PlumbRules
import PlumbSource
import PlumbTemplate
import Testing

/// Whether each of many single defects in stacks that keep every rule is found by the rule that is
/// there for it, where it belongs.
struct MutationTests {
  /// A page of defects, and the template that has them.
  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    let template: String

    var testDescription: String { name }

    func sections() throws -> [String] {
      try Fixtures.text("Tests/Fixtures/" + name)
        .split(separator: "\n## ").dropFirst().map { String($0) }
    }
  }

  static let pages = [
    Page(name: "mutants.md", template: "examples/backup/template.yaml"),
    Page(name: "mutants-scheduler.md", template: "Tests/Fixtures/compliant/scheduler.yaml"),
    Page(
      name: "mutants-metric-filters.md", template: "Tests/Fixtures/compliant/metric-filters.yaml"),
  ]

  private let rules: RuleSet

  init() throws {
    rules = try .builtIn + .pack(.aws) + .pack(.backup)
  }

  @Test(arguments: pages)
  func theStackIsClean(page: Page) throws {
    let findings = Linter(rules: rules).check(Template(try Fixtures.source(page.template))).findings
    #expect(findings.filter { $0.severity > .note }.map(\.message) == [])
  }

  @Test(arguments: pages)
  func everyDefectIsFoundByItsRuleAtItsPlace(page: Page) throws {
    let reference = try Fixtures.text(page.template)
    for section in try page.sections() {
      let mutant = try #require(Mutant(section: section), "\(section)")
      let text = try #require(mutant.applied(to: reference), "nothing to replace: \(section)")
      let lines = try #require(Mutant.lines(of: mutant.place, in: text), "\(section)")
      let found = linesOfFindings(of: mutant.rule, in: text)
      #expect(
        found.contains { lines.contains($0) }, "found at \(found), not in \(lines): \(section)")
    }
  }

  @Test func defectsAreMany() throws {
    #expect(try Self.pages.flatMap { try $0.sections() }.count >= 300)
  }

  @Test func everyRuleOfAPackHasADefect() throws {
    let sections = try Self.pages.flatMap { try $0.sections() }
    let shown = Set(sections.compactMap { Mutant(section: $0)?.rule })
    let all = BuiltInPack.all.flatMap(\.pack.metadata)
    let missing = all.map(\.id.rawValue).filter { !shown.contains($0) }
    #expect(missing.filter { !Self.shownByExamples.contains($0) } == [])
  }

  /// Rules about what none of the stacks has; the examples in the pack show them.
  private static let shownByExamples: Set<String> = [
    "aws/custom-resource-is-not-answered", "backup/template-has-no-key",
    "backup/failed-runs-leave-no-trace", "backup/code-measures-one-result-only",
    "backup/template-has-no-environment-parameter", "backup/bucket-naming-is-no-parameter",
    "backup/bucket-names-are-all-generated", "backup/resource-lacks-a-required-tag",
    "backup/serverless-backup-is-not-started-as-agreed",
  ]

  /// Where a rule finds something of its severity, warnings at least unless it has notes only.
  private func linesOfFindings(of rule: String, in text: String) -> [Int] {
    let source = Source(name: "template.yaml", text: text)
    let only = rules.filter { $0.id.rawValue == rule }
    let isNote = only.metadata.values.contains { $0.severity == .note }
    return Linter(rules: only).check(Template(source)).findings
      .filter { (isNote || $0.severity > .note) && $0.rule.rawValue == rule }
      .map { source.position(at: Int($0.primary.span.start)).line }
  }
}
