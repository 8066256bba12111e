import PlumbSource
import PlumbSyntax
import Testing

/// Templates in several layouts, with whatever makes edits hard.
private let templates = [
  "A:\n  B: 1 # one\n\n  # of C\n  C:\n  - x\n  -   y: &n {p: q}\n      z: *n\n  - - 1\n    - 2\nD: >-\n  f\n  g\n\n# end\n",
  "A: {B: [1, {C: 'd'}], E: \"f\", G: {}}\nH: []\nI:\nJ: !If [a, !Ref b, {k: !GetAtt c.d}]\n",
  "{\n  \"A\": [\n    {\"B\": 1,\n     \"C\": {}},\n    [], true\n  ],\n  \"D\": {\"E\":\"F\"}\n}\n",
  "A:\n    B: |\n        x: {\n        # no comment\n    C: !Sub\n      - 'a ${b}'\n      - b: !Ref c\n    D: {a: 1,\n        b: 2 # two\n       }\n",
  "A:\n- B: |2+\n     x\n\n\n  C: d\n- ? e\n  : f\n- 'g'\n",
  "\u{FEFF}A:\r\n  B: 'é' # ü\r\n  C:\r\n    - 日本\r\n",
]

private func parse(_ bytes: [UInt8]) -> Tree { Tree.parse(Source(name: "t", bytes: bytes)) }

/// The content as text, for comparisons.
private func content(_ node: Node) -> String {
  let tag = node.tag.map { "!\($0.name) " } ?? ""
  switch node.kind {
  case .scalar: return tag + (node.scalar.map { "\($0)" } ?? "")
  case .sequence: return tag + "[\(node.elements.map(content).joined(separator: ", "))]"
  case .mapping:
    return tag
      + "{\(node.writtenEntries.map { "\($0.key.text): \(content($0.value))" }.joined(separator: ", "))}"
  }
}

private let value: NewValue = [
  "P": ["x", ["Q": "a: b"]], "R": true, "S": .call("Fn::Sub", "${T}"),
]

@Test(arguments: templates) func insertionsChangeNothingElse(text: String) throws {
  let tree = parse(Array(text.utf8))
  #expect(tree.findings.map(\.message) == [])
  var count = 0
  for (number, node) in tree.nodes.enumerated() where node.kind != .scalar {
    let edits = node.kind == .mapping ? node.inserting("New", value) : node.appending(value)
    guard let edits else { continue }
    count += 1
    let changed = parse(tree.source.applying(edits))
    #expect(changed.findings.map(\.message) == [])
    #expect(
      changed.comments.map { changed.source.text($0.span) }
        == tree.comments.map { tree.source.text($0.span) })
    // The edits come in front of nothing that was there, and so nothing moves but what is behind them.
    let same = try #require(
      changed.nodes.enumerated().first { $0.element.kind == node.kind && $0.offset == number })
    let written = node.kind == .mapping ? same.element["New"] : Array(same.element.elements).last
    let isLong = written?["S"]?.tag == nil
    #expect(
      written.map(content)
        == "{P: [string(\"x\"), {Q: string(\"a: b\")}], R: bool(true), S: "
        + (isLong ? "{Fn::Sub: string(\"${T}\")}}" : "!Sub string(\"${T}\")}"))
    if node.count == 0 { continue }
    let undone = try #require(written?.removing())
    let back = parse(changed.source.applying(undone))
    #expect(back.root.map(content) == tree.root.map(content))
  }
  #expect(count > 1)
}

@Test(arguments: templates) func replacementsChangeNothingElse(text: String) throws {
  let tree = parse(Array(text.utf8))
  for node in tree.nodes where node.parent != nil {
    for new in [NewValue.text("x: y"), 7, ["K": [1, 2]], ["e", ["f": "g"]]] {
      guard node.key != nil || node.parent?.kind == .sequence,
        let edits = node.replacing(with: new)
      else { continue }
      let changed = parse(tree.source.applying(edits))
      #expect(changed.findings.map(\.message) == [])
      let path = node.path
      let found = changed.nodes.first { $0.parent != nil && $0.path == path }
      let expected = parse(Array(shown(new).utf8)).root.map(content)
      let isQuoted = node.style == .singleQuoted || node.style == .doubleQuoted
      if !isQuoted { #expect(found.map(content) == expected) }
    }
  }
}

private func shown(_ value: NewValue) -> String {
  switch value {
  case .text(let text): "'\(text)'"
  case .number(let number): number
  case .boolean(let boolean): "\(boolean)"
  case .list(let elements): "[\(elements.map(shown).joined(separator: ", "))]"
  case .mapping(let members):
    "{\(members.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", "))}"
  case .call: ""
  }
}
