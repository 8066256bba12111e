import PlumbSource
import PlumbSyntax
import Testing

private func rules(_ text: String, _ limits: Limits = .standard) -> [String] {
  Tree.parse(Source(name: "t", text: text), limits: limits).findings.map(\.rule.rawValue)
}

@Test(arguments: ["[", "{\"a\":", "- ", "a: [", "? "])
func nestingStopsAtItsLimit(opening: String) {
  let text = String(repeating: opening, count: 300_000)
  #expect(rules(text) == ["syntax/nesting-too-deep"])
}

@Test func nestingUpToTheLimitIsRead() {
  let limits = Limits(depth: 5)
  #expect(rules("[[[[[1]]]]]", limits) == [])
  #expect(rules("[[[[[[1]]]]]]", limits) == ["syntax/nesting-too-deep"])
  #expect(rules("a: [[[[1]]]]", limits) == [])
  #expect(rules("a: [[[[[1]]]]]", limits) == ["syntax/nesting-too-deep"])
}

/// Nine levels of nine aliases stand for 9^10 nodes.
@Test func aliasesOfAliasesStopAtTheirLimit() throws {
  var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
  for level in 1...9 {
    let alias = "*a\(level - 1)"
    text += "a\(level): &a\(level) [" + Array(repeating: alias, count: 9).joined(separator: ", ")
    text += "]\n"
  }
  let tree = Tree.parse(Source(name: "t", text: text), limits: Limits(expandedNodes: 100_000))
  #expect(tree.findings.map(\.rule) == ["syntax/alias-expansion"])
  #expect(scalars(of: try #require(tree.root)).count < 100_000)
}

@Test func aliasesOfAMegabyteAreRefusedAnyway() {
  var text = "a0: &a0 [x, x]\n"
  for level in 1...19 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
  #expect(rules(text) == ["syntax/alias-expansion"])
}

@Test func aRefusedAliasIsReportedOnce() {
  let text = "x: &x {a: 1, b: 2}\ny: {<<: [*x, *x, *x]}\n"
  #expect(rules(text, Limits(expandedNodes: 5)) == ["syntax/alias-expansion"])
}

@Test func sizeAndNodesHaveLimits() {
  #expect(rules("a: b\n", Limits(size: 4)) == ["syntax/file-too-large"])
  #expect(rules("a: [1, 2, 3]\n", Limits(nodes: 4)) == ["syntax/too-many-nodes"])
  #expect(rules("[1, 2, 3]", Limits(nodes: 2)) == ["syntax/too-many-nodes"])
}

@Test func findingsHaveALimit() {
  let text = String(repeating: "a: *b\n", count: 5000)
  #expect(rules(text).count == 1000)
}
