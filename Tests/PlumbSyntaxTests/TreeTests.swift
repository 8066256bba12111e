import PlumbSource
import PlumbSyntax
import Testing

@Test func aTreeIsReadFromYAML() throws {
  let tree = Tree.parse(
    Source(
      name: "t.yaml", text: "Resources:\n  B: {Type: AWS::S3::Bucket, N: !Ref é}\nO: [1, two]\n"))
  let root = try #require(tree.root)
  #expect(tree.findings.map(\.message) == [])
  #expect(root["Resources"]?["B"]?["Type"]?.text == "AWS::S3::Bucket")
  #expect(root["Resources"]?["B"]?["N"]?.tag?.name == "Ref")
  #expect(root["O"]?.elements.map(\.scalar) == [.int(1), .string("two")])
  #expect(tree.source.text(root.span).hasSuffix("two]"))
}

@Test func aTreeIsReadFromJSON() throws {
  let tree = Tree.parse(
    Source(name: "t.json", text: #"{"A": {"B": [1, -2.5e3, "x\u00e9", true, null, {}]}, "C": "d"}"#)
  )
  let root = try #require(tree.root)
  #expect(tree.findings.map(\.message) == [])
  #expect(tree.format == .json)
  #expect(root["A"]?["B"]?.elements.map(\.text) == ["1", "-2.5e3", "xé", "true", "null", ""])
  #expect(root["C"]?.key?.text == "C")
}
