import Foundation
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
    var settings: [String: SettingValue] = [:]

    var testDescription: String { name }

    func rules() throws -> RuleSet {
      try .builtIn + .pack(.aws) + .pack(.backup, settings: settings)
    }

    func sections() throws -> [String] {
      try Fixtures.text("Tests/Fixtures/" + name)
        .split(separator: "\n## ").dropFirst().map { String($0) }
    }

    func write(_ sections: [String]) throws {
      let path = "Tests/Fixtures/" + name
      let head = try Fixtures.text(path).split(separator: "\n## ", maxSplits: 1)[0]
      try Fixtures.write(([String(head)] + sections).joined(separator: "\n## "), to: path)
    }
  }

  static let pages =
    [
      Page(name: "mutants.md", template: "examples/backup/template.yaml"),
      Page(
        name: "mutants-required-tags.md", template: "Tests/Fixtures/compliant/minimal.yaml",
        settings: ["requiredTags": .array([.string("Owner"), .string("Env")])]),
    ]
    + [
      "alias": "function-alias", "backup-vault": "backup-vault",
      "batch-manifest": "batch-manifest", "batch-operations": "batch-operations",
      "distributed-map": "distributed-map", "enterprise": "enterprise", "file-share": "file-share",
      "existing-log-bucket": "existing-log-bucket",
      "explicit-names": "explicit-names", "handing-on": "handing-on", "hardened": "hardened",
      "home-region": "home-region",
      "imported": "imported", "inside-a-network": "inside-a-network",
      "key-by-parameter": "key-by-parameter", "local-night": "local-night",
      "measuring-machine": "measuring-machine", "metric-filters": "metric-filters",
      "metrics-class": "metrics-class", "parameter-store": "parameter-store",
      "settings-as-json": "settings-as-json",
      "metric-math": "metric-math", "names-by-prefix": "names-by-prefix", "office": "office",
      "permissions-apart": "permissions-apart", "pipes": "pipes", "powertools": "powertools",
      "resource-objects": "resource-objects",
      "queue": "by-way-of-a-queue",
      "replicated": "replicated", "scheduled-transfer": "scheduled-transfer",
      "scheduler-group": "scheduler-group", "scheduler": "scheduler",
      "serverless": "serverless",
      "serverless-scheduler": "serverless-scheduler", "small-business": "small-business",
      "vault-plan": "vault-plan",
    ].sorted { $0.key < $1.key }.map { page, template in
      Page(name: "mutants-\(page).md", template: "Tests/Fixtures/compliant/\(template).yaml")
    }

  @Test(arguments: pages)
  func theStackIsClean(page: Page) throws {
    let template = Template(try Fixtures.source(page.template))
    let findings = Linter(rules: try page.rules()).check(template).findings
    #expect(findings.filter { $0.severity > .note }.map(\.message) == [])
  }

  @Test(arguments: pages)
  func everyDefectIsFoundByItsRuleAtItsPlace(page: Page) throws {
    let reference = try Fixtures.text(page.template)
    let rules = try page.rules()
    let usual = Set(findings(in: reference, of: nil, rules).map(\.message))
    var sections: [String] = []
    for section in try page.sections() {
      let mutant = try #require(Mutant(section: section), "\(section)")
      let text = try #require(mutant.applied(to: reference), "nothing to replace: \(section)")
      let lines = try #require(Mutant.lines(of: mutant.place, in: text), "\(section)")
      let found = findings(in: text, of: mutant.rule, rules)
      let places = found.filter { $0.rule.rawValue == mutant.rule }.map(line)
      #expect(
        places.contains { lines.contains($0) }, "found at \(places), not in \(lines): \(section)")
      let new = found.filter { !usual.contains($0.message) }.map(\.rule.rawValue)
        .filter { id in BuiltInPack.all.contains { id.hasPrefix($0.name + "/") } }
      let others = Set(new).subtracting([mutant.rule]).sorted()
      sections.append(Mutant.section(section, naming: others))
      guard ProcessInfo.processInfo.environment["UPDATE_SPECS"] == nil else { continue }
      #expect(others == mutant.others, "run with UPDATE_SPECS=1 and read what changes: \(section)")
    }
    if ProcessInfo.processInfo.environment["UPDATE_SPECS"] != nil { try page.write(sections) }
  }

  @Test func defectsAreMany() throws {
    #expect(try Self.pages.flatMap { try $0.sections() }.count >= 300)
  }

  @Test func everyRuleOfAPackHasADefect() throws {
    let sections = try Self.pages.flatMap { try $0.sections() }
    let shown = Set(sections.compactMap { Mutant(section: $0)?.rule })
    let all = BuiltInPack.all.flatMap(\.pack.metadata)
    let missing = all.map(\.id.rawValue).filter { !shown.contains($0) }
    #expect(missing == [])
  }

  @Test func everyRuleOfAPackHasADefectOfItsOwn() throws {
    let mutants = try Self.pages.flatMap { try $0.sections() }.compactMap(Mutant.init)
    let alone = Set(mutants.filter(\.others.isEmpty).map(\.rule))
    let all = BuiltInPack.all.flatMap(\.pack.metadata).map(\.id.rawValue)
    #expect(all.filter { !alone.contains($0) } == [])
  }

  /// Errors and warnings, and the notes of a rule that has only such.
  private func findings(in text: String, of rule: String?, _ rules: RuleSet) -> [Finding] {
    let isNote = rule.map { rules.metadata[RuleID($0)]?.severity == .note } ?? false
    // A rule in Swift that is asked for, and those of the packs.
    let asked = rules.filter { known in
      known.id.rawValue == rule
        || BuiltInPack.all.contains { known.id.rawValue.hasPrefix($0.name + "/") }
    }
    return Linter(rules: asked).check(Template(Source(name: "template.yaml", text: text))).findings
      .filter { $0.severity > .note || isNote && $0.rule.rawValue == rule }
  }

  private func line(of finding: Finding) -> Int {
    finding.source.position(at: Int(finding.primary.span.start)).line
  }
}
