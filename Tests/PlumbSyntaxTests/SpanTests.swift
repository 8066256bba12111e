import PlumbSource
import PlumbSyntax
import Testing

private func tree(_ text: String) -> Tree {
  Tree.parse(Source(name: "t", text: text))
}

/// Every scalar that is written as it is: the source at its span, without quotes, is its text.
@Test(arguments: [
  "A: b\nC: 'd'\nE: \"f\"\n", "é: ü\n日本: 語 # 注\nk: v\n", "\u{FEFF}A: b\nC: d\n",
  "A: b\r\nC: 'd'\r\nE:\r\n  - f\r\n", "{A: b, 'C': [d, \"e\"]}", "- a\n-   b\n- - c\n  - d\n",
  "😀: [😀, x]\nz: y\n", "a:\n  b: !Ref c\n  d: &x !Sub 'e'\n  f: *x\n", #"{"a": ["b", 1, true]}"#,
  "Run:\n- a b c\n- d: e\n", "\u{FEFF}{\"é\": \"日\"}", "a: x\u{A0}y\nb: c\n",
])
func plainAndQuotedScalarsAreTheirSpans(text: String) throws {
  let tree = tree(text)
  #expect(tree.findings.map(\.message) == [])
  var count = 0
  for scalar in scalars(of: try #require(tree.root)) {
    var written = tree.source.text(scalar.span)
    if scalar.style != .plain { written = String(written.dropFirst().dropLast()) }
    #expect(written == scalar.text)
    count += 1
  }
  #expect(count > 1)
}

@Test(
  arguments: [
    ("a: !Ref b\n", "a", "b", "!Ref b", "!Ref"),
    ("a: !GetAtt [b, c]\n", "a", "[b, c]", "!GetAtt [b, c]", "!GetAtt"),
    ("a: !If\n  - b\n  - c\n\nd: e\n", "a", "- b\n  - c", "!If\n  - b\n  - c", "!If"),
    ("a: !Sub 'x'\n", "a", "'x'", "!Sub 'x'", "!Sub"),
    ("a: !Sub # why\n  x\n", "a", "x", "!Sub # why\n  x", "!Sub"),
    ("a: &n !Ref b\n", "a", "b", "&n !Ref b", "!Ref"),
    ("a: !Ref &n b\n", "a", "b", "!Ref &n b", "!Ref"),
    ("a: !Ref\nb: c\n", "a", "", "!Ref", "!Ref"),
    ("a: !Sub |\n  x\n  y\n\n# c\nb: 1\n", "a", "|\n  x\n  y", "!Sub |\n  x\n  y", "!Sub"),
    ("a: !!str 1\n", "a", "1", "!!str 1", "!!str"),
    ("a: !Transform {Name: x}\n", "a", "{Name: x}", "!Transform {Name: x}", "!Transform"),
    ("é: 1\na: !Ref é\n", "a", "é", "!Ref é", "!Ref"),
    ("a: [!Ref b]\n", "a", "[!Ref b]", "[!Ref b]", nil),
    ("a:\n  b: 1\n\n\n# end\nc: 2\n", "a", "b: 1", "b: 1", nil),
    ("a:\n- b\n- c: d\n\nc: 2\n", "a", "- b\n- c: d", "- b\n- c: d", nil),
    ("a: >-\n  x\n  y  \n\n\nb: 1\n", "a", ">-\n  x\n  y  ", ">-\n  x\n  y  ", nil),
    ("a: x\n  y\n  z\nb: 1\n", "a", "x\n  y\n  z", "x\n  y\n  z", nil),
    ("a: # nothing\nb: 1\n", "a", "", "", nil),
    ("a: | # note\n\nb: 1\n", "a", "|", "|", nil),
    ("a:\n  b:\n    c: 1\n\nd: 1\n", "a", "b:\n    c: 1", "b:\n    c: 1", nil),
  ] as [(String, String, String, String, String?)])
func spansAreContentWithAndWithoutTag(
  text: String, key: String, content: String, outer: String, tag: String?
) throws {
  let tree = tree(text)
  #expect(tree.findings.map(\.message) == [])
  let node = try #require(tree.root?[key])
  #expect(tree.source.text(node.span) == content)
  #expect(tree.source.text(node.outerSpan) == outer)
  #expect(node.tag.map { tree.source.text($0.span) } == tag)
  #expect(node.key?.text == key)
}

@Test(arguments: [
  ("a: b # one\n# two\nc: 'd # no' # three\n", ["# one", "# two", "# three"]),
  ("a: |  # head\n  # text\n  b\n# after\nc: d#no\n", ["# head", "# after"]),
  ("a: !Sub # why\n  x # y\n", ["# why", "# y"]),
  ("[a, # one\n b] # two", ["# one", "# two"]), ("# é\r\na: 1 # ü\r\n", ["# é", "# ü"]),
  ("\u{FEFF}# first\na: 1\n", ["# first"]), ("#only\n", ["#only"]),
  ("a: \"b # c\n  # d\"\n# e", ["# e"]), ("{\"a\": \"# b\"}", []),
])
func commentsAreWhatIsOutsideOfScalars(text: String, comments: [String]) {
  let tree = tree(text)
  #expect(tree.comments.map { tree.source.text($0.span) } == comments)
}

@Test(arguments: [
  ("a: 'it''s é'\n", "s é", "s é"), ("a: 'it''s'\n", "'", "''"),
  (#"a: "x\u0041y""#, "A", #"\u0041"#),
  (#"a: "x\u0041y""#, "xA", #"x\u0041"#), (#"{"a": "1😀2"}"#, "😀", "😀"),
  (#"{"a": "1\ud83d\ude002"}"#, "😀2", #"\ud83d\ude002"#), (#"{"a": "b\/c"}"#, "/c", #"\/c"#),
  ("a: one\n  two\n\n  three\nb: 1\n", "two", "two"),
  ("a: one\n  two\n\n  three\nb: 1\n", "three", "three"),
  ("a: one\n  two\n", "one two", "one\n  two"),
  ("a: \"one \\\n  two\"\n", "two", "two"), ("a: \"one\n\n  ${x} two\"\n", "${x}", "${x}"),
  ("a: |\n  one\n    two\n\n  ${é}\nb: 1\n", "${é}", "${é}"),
  ("a: |\n  one\n    two\n\n  three\nb: 1\n", "  two", "  two"),
  ("a: |-\n  one\n  two", "one\ntwo", "one\n  two"),
  ("a: |2\n    one\n  two\n", "two", "two"), ("a: |+\n  one\n\n\nb: 1\n", "one", "one"),
  ("a: >\n  one\n  two\n\n  three\n", "two", "two"),
  ("a: >\n  one\n  two\n\n  three\n", "three", "three"),
  ("a: >\n  one\n    more\n  three ${x}\n", "${x}", "${x}"),
  ("a: >-\n\n  one\n   two\n  one\n", "two", "two"),
  ("a: |\r\n  one\r\n  two\r\n", "two", "two"), ("a: one\r\n  two\r\n", "two", "two"),
])
func partsOfTheTextAreFoundInTheSource(text: String, part: String, written: String) throws {
  let tree = tree(text)
  let node = try #require(tree.root?["a"])
  let range = try #require(utf8Range(of: part, in: node.text), "no '\(part)' in '\(node.text)'")
  #expect(tree.source.text(node.span(ofText: range)) == written)
}

private func utf8Range(of part: String, in text: String) -> Range<Int>? {
  let (part, text) = (Array(part.utf8), Array(text.utf8))
  guard part.count <= text.count else { return nil }
  for start in 0...(text.count - part.count) where text[start...].starts(with: part) {
    return start..<(start + part.count)
  }
  return nil
}

@Test func aPartOfTextWithBytesThatAreNoUTF8IsNamedAsAWhole() throws {
  let bytes = Array("a: ".utf8) + [0xFF, 0xFF] + Array("${B}".utf8)
  let tree = Tree.parse(Source(name: "t.yaml", bytes: bytes))
  let node = try #require(tree.root?["a"])
  let end = node.text.utf8.count
  #expect(node.span(ofText: (end - 1)..<end) == node.span)
}
