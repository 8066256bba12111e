import PlumbEngine
import PlumbFix
import PlumbPacks
import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

/// What holds of every fix of the built-in packs: run on all of their examples that break a rule.
struct FixLawTests {
  @Test(arguments: BuiltInPack.all) func fixesHold(pack: BuiltInPack) throws {
    let whole = try #require(Pack.load(pack.source).pack)
    let rules = try whole.rules()
    var unmended: [String] = []
    for rule in whole.metadata {
      var offered = 0
      var applied = 0
      for example in whole.examples(of: rule.id) where example.isFailing {
        for source in try Self.sources(example.text) {
          let before = Linter(rules: rules).check(Template(source)).findings
          let fixes = before.filter { $0.rule == rule.id }.flatMap(\.fixes)
          if fixes.isEmpty { continue }
          offered += 1
          let result = Self.fixed(source, rules, rule.id)
          applied += result.applied.contains { $0.finding.rule == rule.id } ? 1 : 0
          try check(result, before, rules, rule.id)
        }
      }
      if offered > 0, applied == 0 { unmended.append("\(rule.id)") }
    }
    #expect(unmended == [])
  }

  private func check(
    _ result: FixedSource, _ before: [Finding], _ rules: RuleSet, _ rule: RuleID
  ) throws {
    let text = String(decoding: result.source.bytes, as: UTF8.self)
    let tree = Tree.parse(result.source)
    #expect(tree.findings.map(\.message) == [], "\(rule): \(text)")
    #expect(result.findings.count <= before.count - result.applied.count, "\(rule): \(text)")
    let old = Tree.parse(result.original)
    #expect(tree.format == old.format)
    let isRemoval = result.applied.contains { $0.fix.edits.contains(where: \.replacement.isEmpty) }
    if !isRemoval { #expect(tree.comments.count == old.comments.count, "\(rule): \(text)") }
    #expect(Self.fixed(result.source, rules, rule).source === result.source, "\(rule): \(text)")
  }

  private static func fixed(_ source: Source, _ rules: RuleSet, _ rule: RuleID) -> FixedSource {
    Fixer { source in
      Linter(rules: rules).check(Template(source)).findings
    } choosing: { finding, fix in
      finding.rule == rule || fix.isSafe
    }.fix(source)
  }

  /// An example as JSON on one line, and as YAML in blocks with a comment on every line.
  private static func sources(_ example: String) throws -> [Source] {
    let isTemplate = example.contains("\"Resources\":")
    let json = isTemplate ? example : "{\"Resources\": {\"Example\": \(example)}}"
    let root = try #require(Tree.parse(Source(name: "example.json", text: json)).root)
    return [
      Source(name: "example.json", text: json),
      Source(name: "example.yaml", text: root.blocks(indent: "") + "# end\r\n"),
    ]
  }
}

extension Node {
  /// The node as YAML in blocks, without a line break in front.
  fileprivate func blocks(indent: String) -> String {
    switch kind {
    case .mapping where count > 0:
      entries.map { key, value in
        "\(indent)# above\r\n\(indent)\(JSONText.quoted(key.text)):" + value.behindKey(indent)
      }.joined()
    case .sequence where count > 0:
      elements.map { "\(indent)-" + $0.behindKey(indent + "  ") }.joined()
    case .mapping, .sequence, .scalar: ""
    }
  }

  private func behindKey(_ indent: String) -> String {
    if kind != .scalar, count > 0 { return " # beside\r\n" + blocks(indent: indent + "    ") }
    return " " + (kind == .scalar ? tree.source.text(span) : kind == .mapping ? "{}" : "[]")
      + "  # beside\r\n"
  }
}
