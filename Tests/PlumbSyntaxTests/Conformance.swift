import Foundation
import PlumbSource
import PlumbSyntax
import Testing

/// Folders of files that the conformance scripts name; without them there is nothing to do.
enum Conformance {
  static let json = ProcessInfo.processInfo.environment["PLUMB_JSON_CONFORMANCE"]
  static let yaml = ProcessInfo.processInfo.environment["PLUMB_YAML_CONFORMANCE"]

  static func sources(in folder: String) throws -> [Source] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      $0.hasSuffix(".json") || $0.hasSuffix(".yaml")
    }.map {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))
      return Source(name: $0, bytes: [UInt8](bytes))
    }
  }
}

/// `Scripts/json-conformance` runs this over a suite whose file names begin with what is expected.
@Test(.enabled(if: Conformance.json != nil))
func jsonIsWhatTheSuiteSays() throws {
  var counts: [Character: Int] = [:]
  for source in try Conformance.sources(in: try #require(Conformance.json)) {
    let expectation = try #require(source.name.first)
    let tree = Tree.parse(source, as: .json)
    // Equal keys are a mistake in a template, not in JSON.
    let errors = tree.findings.filter { $0.rule != "syntax/duplicate-key" }
    let byContent = Tree.parse(source)
    switch expectation {
    case "y":
      #expect(errors.map(\.message) == [], "\(source.name)")
      #expect(byContent.root != nil, "\(source.name)")
    case "n":
      #expect(!errors.isEmpty, "\(source.name)")
    default: break
    }
    for finding in tree.findings + byContent.findings {
      #expect(Int(finding.primary.span.end) <= source.bytes.count, "\(source.name)")
    }
    counts[expectation, default: 0] += 1
  }
  print("json-conformance:", counts.sorted { $0.key < $1.key }.map { "\($0.key)_ \($0.value)" })
}

/// `Scripts/yaml-conformance` compares what this writes, a `.tree` beside each file.
@Test(.enabled(if: Conformance.yaml != nil))
func treesAreWrittenForComparison() throws {
  let folder = try #require(Conformance.yaml)
  for source in try Conformance.sources(in: folder) {
    let tree = Tree.parse(source, as: .yaml)
    let object: [String: Any] = [
      "findings": tree.findings.map { [$0.rule.rawValue, Int($0.primary.span.start), $0.message] },
      "comments": tree.comments.map { [Int($0.span.start), Int($0.span.end)] },
      "root": tree.root.map(dump) ?? NSNull(),
    ]
    let json = try JSONSerialization.data(withJSONObject: object)
    try json.write(to: URL(fileURLWithPath: folder + "/" + source.name + ".tree"))
  }
}

private func dump(_ node: Node) -> [String: Any] {
  var result: [String: Any] = [
    "outer": Int(node.outerSpan.start), "start": Int(node.span.start), "end": Int(node.span.end),
    "tag": node.tag.map { $0.name.isEmpty ? "!" : $0.name } ?? "", "flow": node.isFlow,
  ]
  switch node.kind {
  case .scalar:
    result["text"] = node.text
    result["style"] = "\(node.style)"
    result["type"] = typeName(node)
  case .sequence: result["elements"] = node.elements.map(dump)
  case .mapping:
    result["entries"] = node.writtenEntries.map { [dump($0.key), dump($0.value)] }
  }
  return result
}

private func typeName(_ node: Node) -> String {
  switch node.scalar {
  case .null: "null"
  case .bool: "bool"
  case .int: "int"
  case .float: "float"
  case .string, nil: "str"
  }
}
