import PlumbEngine
import PlumbFix
import PlumbRules
import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

/// What holds of every fix of every rule: run on all templates of its page.
struct FixTests {
  private static let rules = RuleSet.builtIn

  /// Rules on whose pages each fix would show something else that is wrong, and so isn't applied.
  private static let refused: Set<RuleID> = [
    "conditions/undefined-condition", "ec2/unknown-instance-type", "rds/unknown-engine-version",
    "rds/unknown-instance-class", "references/dependency-on-undeclared-resource",
    "resources/malformed-init", "resources/undefined-resource-condition",
  ]

  /// Fixes with every rule looking on, so that what is mended for one isn't broken for another.
  private func fixed(_ source: Source, _ rule: RuleID) -> FixedSource {
    Fixer { source in
      Linter(rules: Self.rules).check(Template(source)).findings
    } choosing: { finding, _ in
      finding.rule == rule
    }.fix(source)
  }

  @Test(arguments: SpecPage.all) func fixesHold(page: SpecPage) throws {
    var offered = 0
    var applied = 0
    for block in page.blocks where !block.marks.isEmpty {
      let source = Source(name: "spec.yaml", text: block.text)
      let before = Linter(rules: Self.rules).check(Template(source)).findings
      let fixes = before.filter { $0.rule == page.rule }.flatMap(\.fixes)
      if fixes.isEmpty { continue }
      offered += fixes.count
      let result = fixed(source, page.rule)
      applied += result.applied.count
      let tree = Tree.parse(result.source)
      #expect(tree.findings.map(\.message) == [], "\(block.heading)")
      #expect(result.findings.count <= before.count - result.applied.count, "\(block.heading)")
      #expect(fixed(result.source, page.rule).source === result.source, "\(block.heading)")
      let text = String(decoding: result.source.bytes, as: UTF8.self)
      try checkTwins(of: block.text, fixed: text, page.rule, "\(block.heading)")
    }
    #expect((offered > 0 && applied == 0) == Self.refused.contains(page.rule))
  }

  /// The same with other line breaks and behind a byte order mark.
  private func checkTwins(
    of text: String, fixed: String, _ rule: RuleID, _ heading: String
  ) throws {
    let windows = self.fixed(
      Source(name: "spec.yaml", text: text.replacing("\n", with: "\r\n")), rule)
    #expect(
      String(decoding: windows.source.bytes, as: UTF8.self)
        == fixed.replacing("\n", with: "\r\n"), "\(heading)")
    let marked = self.fixed(Source(name: "spec.yaml", text: "\u{FEFF}# é\n" + text), rule)
    #expect(
      String(decoding: marked.source.bytes, as: UTF8.self) == "\u{FEFF}# é\n" + fixed, "\(heading)")
  }

  @Test(arguments: SpecPage.all) func fixesOfJSONHold(page: SpecPage) throws {
    for block in page.blocks where !block.marks.isEmpty {
      let yaml = Tree.parse(Source(name: "spec.yaml", text: block.text))
      let source = Source(name: "spec.json", text: try #require(yaml.root).json)
      let before = Linter(rules: Self.rules).check(Template(source)).findings
      guard before.contains(where: { $0.rule == page.rule && !$0.fixes.isEmpty }) else { continue }
      let result = fixed(source, page.rule)
      let tree = Tree.parse(result.source)
      #expect(tree.format == .json)
      #expect(tree.findings.map(\.message) == [], "\(block.heading)")
      #expect(result.findings.count <= before.count - result.applied.count, "\(block.heading)")
    }
  }
}
