import PlumbSource
import PlumbSyntax
import Testing

/// The source with edits made, which must be given.
private func edited(_ text: String, _ edits: ([Edit]?)) throws -> String {
  let source = Source(name: "t", text: text)
  return String(decoding: source.applying(try #require(edits)), as: UTF8.self)
}

private func node(_ path: String, in text: String) throws -> Node {
  let tree = Tree.parse(Source(name: "t", text: text))
  #expect(tree.findings.map(\.message) == [])
  var node = try #require(tree.root)
  for step in path.split(separator: "/") {
    if let index = Int(step) {
      node = Array(node.elements)[index]
    } else {
      node = try #require(node[String(step)])
    }
  }
  return node
}

private let nested: NewValue = ["B": ["x", ["C": 1]], "D": .call("Ref", "E")]

@Test(
  arguments: [
    ("a: 1\n", "", "a: 1\nK: v\n"),
    ("a: 1", "", "a: 1\nK: v"),
    ("a: 1 # why\n# end\n", "", "a: 1 # why\nK: v\n# end\n"),
    ("a: 1\r\nb: 2\r\n", "", "a: 1\r\nb: 2\r\nK: v\r\n"),
    ("\u{FEFF}a: 1\n", "", "\u{FEFF}a: 1\nK: v\n"),
    ("a:\n    b: é # ü\n\nc: d\n", "a", "a:\n    b: é # ü\n    K: v\n\nc: d\n"),
    ("a:\n- b: 1\n  c: 2\n- d\n", "a/0", "a:\n- b: 1\n  c: 2\n  K: v\n- d\n"),
    ("a: # none yet\nb: 1\n", "a", "a: # none yet\n  K: v\nb: 1\n"),
    ("a: {}\nb: 1\n", "a", "a:\n  K: v\nb: 1\n"),
    ("a: {b: c}\n", "a", "a: {b: c, K: v}\n"),
    ("a: {b: c }\n", "a", "a: {b: c, K: v }\n"),
    (
      "a: {\n  b: c, # one\n  d: e # two\n}\n", "a",
      "a: {\n  b: c, # one\n  d: e, # two\n  K: v\n}\n"
    ),
    ("a: {\n  b: c,\n}\n", "a", "a: {\n  b: c,\n  K: v\n}\n"),
    ("a: |\n  x\n\n  y\n\nb: >\n  z\n\n", "", "a: |\n  x\n\n  y\n\nb: >\n  z\nK: v\n\n"),
    ("a: |+\n  x\n\n", "", "K: v\na: |+\n  x\n\n"),
    ("a: |\n  x", "", "K: v\na: |\n  x"),
    ("a: !Ref b\nc:\n  - d\n  # last\ne: f\n", "c/0", nil),
    ("a: &x {b: 1}\nc: *x\n", "a", nil), ("a: &x {b: 1}\nc: *x\n", "c", nil),
    ("a: &x {b: 1}\nc: {<<: *x, d: 1}\n", "c", "a: &x {b: 1}\nc: {<<: *x, d: 1, K: v}\n"),
    ("a:\n  <<: {b: 1}\n", "a", "a:\n  <<: {b: 1}\n  K: v\n"),
    ("a: {K: 1}\n", "a", nil),
    (#"{"a": 1}"#, "", #"{"a": 1, "K": "v"}"#),
    (#"{"a":1,"b":2}"#, "", #"{"a":1,"b":2,"K":"v"}"#),
    ("{\n  \"a\" : {\"b\" : 1}\n}\n", "", "{\n  \"a\" : {\"b\" : 1},\n  \"K\" : \"v\"\n}\n"),
    ("{\n\t\"a\": {}\n}\n", "a", "{\n\t\"a\": {\n\t\t\"K\": \"v\"\n\t}\n}\n"),
  ] as [(String, String, String?)])
func anEntryIsInsertedInTheMappingsOwnStyle(text: String, path: String, result: String?) throws {
  let edits = try node(path, in: text).inserting("K", "v")
  guard let result else {
    #expect(edits == nil)
    return
  }
  #expect(try edited(text, edits) == result)
}

@Test(arguments: [
  (
    "r:\n  k:\n    p: !Sub x\n", "r/k",
    "r:\n  k:\n    p: !Sub x\n    K:\n      B:\n        - x\n        - C: 1\n      D: !Ref E\n"
  ),
  (
    "r:\n    k:\n      - p: 'x'\n", "r/k/0",
    "r:\n    k:\n      - p: 'x'\n        K:\n            B:\n              - x\n              - C: 1\n            D: !Ref E\n"
  ),
  ("r: {p: !Ref x}\n", "r", "r: {p: !Ref x, K: {B: [x, {C: 1}], D: !Ref E}}\n"),
  (
    "r:\n  Ref: x\ns:\n  t: 1\n", "s",
    "r:\n  Ref: x\ns:\n  t: 1\n  K:\n    B:\n      - x\n      - C: 1\n    D:\n      Ref: E\n"
  ),
  (#"{"r":{"s":1}}"#, "r", #"{"r":{"s":1,"K":{"B":["x",{"C":1}],"D":{"Ref":"E"}}}}"#),
  (
    "{\n    \"r\": 1\n}\n", "",
    "{\n    \"r\": 1,\n    \"K\": {\n        \"B\": [\n            \"x\",\n            {\n                \"C\": 1\n            }\n        ],\n        \"D\": {\n            \"Ref\": \"E\"\n        }\n    }\n}\n"
  ),
])
func aDeepValueFollowsItsSurroundings(text: String, path: String, result: String) throws {
  #expect(try edited(text, try node(path, in: text).inserting("K", nested)) == result)
}

@Test(arguments: [
  ("a:\n- b\nc: d\n", "a", "a:\n- b\n- K: 1\n  L: v\nc: d\n"),
  (
    "a:\n  - b: c\n    d: e # x\n\n  # end\n", "a",
    "a:\n  - b: c\n    d: e # x\n  - K: 1\n    L: v\n\n  # end\n"
  ),
  ("a: []\n", "a", "a:\n  - K: 1\n    L: v\n"), ("a: [b]\n", "a", "a: [b, {K: 1, L: v}]\n"),
  ("a:\n", "a", "a:\n  - K: 1\n    L: v\n"),
  (#"["a"]"#, "", #"["a", {"K": 1, "L": "v"}]"#),
  ("- - a\n  - b\n- c\n", "0", "- - a\n  - b\n  - K: 1\n    L: v\n- c\n"),
])
func anElementIsAppendedInTheListsOwnStyle(text: String, path: String, result: String) throws {
  let edits = try node(path, in: text).appending(["K": 1, "L": "v"])
  #expect(try edited(text, edits) == result)
}

@Test(
  arguments: [
    ("a: 1 # one\n", "a", "a: 2 # one\n", 2), ("a: '1'\n", "a", "a: '2'\n", 2),
    (#"{"a": "1"}"#, "a", #"{"a": "2"}"#, 2), ("a: x\n", "a", "a: 'yes'\n", "yes"),
    ("a: x\n", "a", "a: it's\n", "it's"), ("a: 'x'\n", "a", "a: 'it''s'\n", "it's"),
    (#"{"a": 1}"#, "a", #"{"a": "x"}"#, "x"), ("a: |\n  b\nc: d\n", "a", "a: e\nc: d\n", "e"),
    ("a: [x, y]\n", "a/1", "a: [x, 'b, c']\n", "b, c"),
    ("a: !Ref AWS::NoValue\nb: 1\n", "a", "a:\n  K: 1\n  L: 2\nb: 1\n", ["K": 1, "L": 2]),
    (
      "a: !If\n  - b\n  - !Ref c\n  - d\n", "a/1", "a: !If\n  - b\n  - K: 1\n    L: 2\n  - d\n",
      ["K": 1, "L": 2]
    ),
    ("a:\n  - b\nc: 1\n", "a", "a:\n  K: 1\n  L: 2\nc: 1\n", ["K": 1, "L": 2]),
    ("a: !If [b, c, !Ref d]\n", "a/2", "a: !If [b, c, {K: 1}]\n", ["K": 1]),
    ("a: false\n", "a", "a: true\n", true), ("a: \"no\"\n", "a", "a: \"true\"\n", true),
  ] as [(String, String, String, NewValue)])
func aValueIsReplacedWithItsQuotes(
  text: String, path: String, result: String, value: NewValue
) throws {
  #expect(try edited(text, try node(path, in: text).replacing(with: value)) == result)
}

@Test(
  arguments: [
    ("a: 1\nb: 2\n", "a", "b: 2\n"), ("a: 1\nb: 2", "b", "a: 1"),
    ("# file\n\n# about a\na: 1 # one\n# about b\nb: 2\n", "a", "# file\n\n# about b\nb: 2\n"),
    ("a:\n  b: 1\nc: 2\n", "a/b", "c: 2\n"),
    ("a:\n- b\n# x\n- c\nd: e\n", "a/1", "a:\n- b\nd: e\n"),
    ("a:\n- b: 1\n  c: 2\n", "a/0/b", "a:\n- c: 2\n"), ("a: {b: 1, c: 2}\n", "a/b", "a: {c: 2}\n"),
    ("a: {b: 1, c: 2}\n", "a/c", "a: {b: 1}\n"), (#"{"a": [1, 2]}"#, "a/0", #"{"a": [2]}"#),
    ("a: 1\n", "a", nil), ("a: &x 1\nb: *x\n", "a", nil),
  ] as [(String, String, String?)])
func anEntryIsRemovedWithItsComment(text: String, path: String, result: String?) throws {
  let edits = try node(path, in: text).removing()
  guard let result else {
    #expect(edits == nil)
    return
  }
  #expect(try edited(text, edits) == result)
}

@Test(arguments: [
  ("a: b${c}\n", "a: !Sub b${c}\n"), ("a: |\n  ${c}\n", "a: !Sub |\n  ${c}\n"),
  ("{x: {Ref: y}, a: '${c}'}\n", "{x: {Ref: y}, a: {Fn::Sub: '${c}'}}\n"),
  (#"{"a": "${c}"}"#, #"{"a": {"Fn::Sub": "${c}"}}"#), ("a: !Sub x\n", nil), ("a:\n", nil),
])
func aTextBecomesTheArgumentOfACall(text: String, result: String?) throws {
  let edits = try node("a", in: text).calling("Fn::Sub")
  guard let result else {
    #expect(edits == nil)
    return
  }
  #expect(try edited(text, edits) == result)
}
