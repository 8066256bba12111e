import PlumbSource
import PlumbSyntax
import Testing

/// The scalars of a tree in document order, keys included.
func scalars(of node: Node) -> [Node] {
  switch node.kind {
  case .scalar: [node]
  case .sequence: node.elements.flatMap(scalars)
  case .mapping: node.writtenEntries.flatMap { scalars(of: $0.key) + scalars(of: $0.value) }
  }
}

/// A tree as text: kinds, tags, texts and values, without places.
func shape(_ node: Node?) -> String {
  guard let node else { return "nothing" }
  let tag = node.tag.map { "!\($0.name) " } ?? ""
  switch node.kind {
  case .scalar: return "\(tag)\(node.text.debugDescription)"
  case .sequence: return tag + "[" + node.elements.map(shape).joined(separator: ", ") + "]"
  case .mapping:
    let entries = node.entries.map { "\(shape($0.key)): \(shape($0.value))" }
    return tag + "{" + entries.joined(separator: ", ") + "}"
  }
}

private func root(_ text: String) throws -> Node {
  try #require(Tree.parse(Source(name: "t", text: text)).root)
}

@Test func aTreeIsReadFromYAML() throws {
  let root = try root("Resources:\n  B: {Type: AWS::S3::Bucket, N: !Ref é}\nO: [1, two]\n")
  #expect(root["Resources"]?["B"]?["Type"]?.text == "AWS::S3::Bucket")
  #expect(root["Resources"]?["B"]?["N"]?.tag?.name == "Ref")
  #expect(root["O"]?.elements.map(\.scalar) == [.int(1), .string("two")])
  #expect(root["O"]?.parent == root)
  #expect(root["Nothing"] == nil)
  #expect(root.tree.format == .yaml)
}

@Test func aTreeIsReadFromJSON() throws {
  let root = try root(#"{"A": {"B": [1, -2.5e3, "x\u00e9", true, null, {}]}, "C": "d"}"#)
  #expect(root.tree.format == .json)
  #expect(root["A"]?["B"]?.elements.map(\.text) == ["1", "-2.5e3", "xé", "true", "null", ""])
  #expect(root["C"]?.key?.text == "C")
  #expect(root.isFlow)
}

@Test(arguments: [
  ("{\"a\": 1}", Format.json), ("  \n[1]", .json), ("a: 1", .yaml), ("{a: 1}", .yaml),
  ("{\"a\": !Ref b}", .yaml), ("\"text\"", .yaml), ("[a]", .yaml),
])
func theContentDecidesOnTheFormat(text: String, format: Format) {
  let tree = Tree.parse(Source(name: "t.json", text: text))
  #expect(tree.format == format)
  #expect(tree.findings.map(\.message) == [])
}

@Test func anAliasIsTheNodeOfItsAnchor() throws {
  let root = try root("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n")
  #expect(root["a"] == root["c"])
  #expect(root["d"]?.elements.allSatisfy { $0 == root["a"] } == true)
  #expect(root["c"]?.key?.text == "a")
  let entries = root.entries
  let spans = entries.indices.map { root.tree.source.text(entries.writtenSpan(ofValueAt: $0)) }
  #expect(spans == ["{b: 1}", "*x", "[*x, *x]"])
}

@Test(arguments: [
  ("{<<: *x, c: 3}", #"{"a": "1", "b": "2", "c": "3"}"#),
  ("{b: 3, <<: *x}", #"{"b": "3", "a": "1"}"#),
  ("{<<: [*x, *y]}", #"{"a": "1", "b": "2", "d": "5"}"#),
  ("{<<: {e: 1}}", #"{"e": "1"}"#), ("{'<<': 1}", #"{"<<": "1"}"#),
  ("{<<: {<<: *x, f: 1}, g: 2}", #"{"a": "1", "b": "2", "f": "1", "g": "2"}"#),
])
func mergeKeysAreResolved(mapping: String, merged: String) throws {
  let root = try root("x: &x {a: 1, b: 2}\ny: &y {b: 4, d: 5}\nz: \(mapping)\n")
  #expect(root.tree.findings.map(\.message) == [])
  let node = try #require(root["z"])
  #expect(shape(node) == merged)
  #expect(node.count == node.entries.count)
  #expect(node["a"]?.text == (merged.contains("\"a\"") ? "1" : nil))
}

@Test(
  arguments: [
    ("", .null), ("~", .null), ("Null", .null), ("nUll", .string("nUll")),
    ("true", .bool(true)), ("Yes", .bool(true)), ("OFF", .bool(false)), ("n", .string("n")),
    ("7", .int(7)), ("-12", .int(-12)), ("+3", .int(3)), ("1_000", .int(1000)), ("0", .int(0)),
    ("0300", .int(192)), ("0x1F", .int(31)), ("0b101", .int(5)), ("0o17", .string("0o17")),
    ("012345670123", .int(1_402_433_619)), ("012345678901", .float(12_345_678_901)),
    ("08", .float(8)), ("190:20:30", .int(685_230)), ("80:80", .string("80:80")),
    ("190:20:30.15", .float(685_230.15)), ("1.5", .float(1.5)), (".5", .float(0.5)),
    ("-1e3", .float(-1000)), (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)),
    ("9223372036854775808", .float(9.223372036854775808e18)), ("1.2.3", .string("1.2.3")),
    ("2012-10-17", .string("2012-10-17")), ("10.0.0.0/16", .string("10.0.0.0/16")),
    ("'7'", .string("7")), ("!!str 7", .string("7")), ("! 7", .string("7")),
    ("|-\n  7", .string("7")), ("+", .string("+")), (".", .string(".")), ("1_", .string("1_")),
    ("12a", .string("12a")), ("0x", .string("0x")), ("\"\"", .string("")), ("--1", .string("--1")),
  ] as [(String, Scalar)])
func scalarsAreThoseOfYAML11(text: String, value: Scalar) throws {
  let root = try root("a: \(text)\n")
  #expect(root["a"]?.scalar == value)
}

@Test func textIsComparedExactly() throws {
  let node = try #require(try root("a: \"b\\u0063\"\n")["a"])
  #expect(node.hasText("bc"))
  #expect(!node.hasText("b"))
  #expect(!node.hasText("bcd"))
}

@Test func aLongTemplateHasEveryKeyOnce() throws {
  let names = (0..<500).map { "Key\($0)" }
  let root = try root(names.map { "\($0): {Ref: \($0)}\n" }.joined())
  #expect(root.count == 500)
  #expect(names.allSatisfy { root[$0]?["Ref"]?.text == $0 })
}
