import PlumbSource
import PlumbSyntax
import Testing

/// Small texts that between them use everything that the reader does.
let samples = [
  """
  # A bucket
  AWSTemplateFormatVersion: 2010-09-09
  Parameters:
    Name: {Type: String, Default: "é\\u00e9"}
  Resources:
    Bucket: &bucket
      Type: AWS::S3::Bucket # why
      Properties:
        BucketName: !Sub '${Name}-''x'''
        Tags:
        - Key: a
          Value: !GetAtt [A, Arn]
    Copy:
      <<: *bucket
      Text: |
        one
          two

        three
      Folded: >-
        one
        two
      Long: one
        two

        three
  """,
  "{AWS: [!Ref a, {b: 'c'}, \"d\\\n  e\"], ? f : g}\n", "- a\n-\n  - b\n- ? c\n  : d\n",
  #"{"A": {"B": [1, -2.5e3, "x\u00e9\n", true, null, {}], "C": ""}, "D": "é😀"}"#,
  "%YAML 1.1\n--- !!map\na: !<tag:yaml.org,2002:str> b\n...\n",
]

/// Fails if a walk over everything that a tree offers does; spans have to be nested and in the source.
private func walk(_ tree: Tree) {
  let size = UInt32(tree.source.bytes.count)
  for finding in tree.findings {
    #expect(finding.primary.span.end <= size && !finding.message.isEmpty)
    #expect(finding.related.allSatisfy { $0.span.end <= size })
  }
  for comment in tree.comments { #expect(comment.span.end <= size) }
  if let root = tree.root { walk(root, size) }
}

private func walk(_ node: Node, _ size: UInt32) {
  #expect(node.span.end <= size && node.outerSpan.contains(node.span))
  switch node.kind {
  case .scalar:
    _ = node.scalar
    let count = node.text.utf8.count
    // Text with bytes that aren't UTF-8 gets longer when it is decoded.
    for start in 0..<min(count, 20) where !node.text.unicodeScalars.contains("\u{FFFD}") {
      #expect(node.span.contains(node.span(ofText: start..<count)))
    }
  case .sequence: for element in node.elements { walk(element, size) }
  case .mapping:
    #expect(node.entries.count == node.count)
    for (key, value) in node.entries {
      walk(key, size)
      walk(value, size)
    }
  }
}

@Test(arguments: samples)
func everyBeginningOfATextSurvives(text: String) {
  let bytes = Array(text.utf8)
  for count in 0...bytes.count {
    walk(Tree.parse(Source(name: "t", bytes: Array(bytes.prefix(count)))))
  }
}

@Test(arguments: samples)
func everyTextSurvivesTheLossOfAByte(text: String) {
  let bytes = Array(text.utf8)
  for index in bytes.indices {
    var shorter = bytes
    shorter.remove(at: index)
    walk(Tree.parse(Source(name: "t", bytes: shorter)))
  }
}

/// Bytes are changed, removed and doubled, and pieces of other samples put in.
@Test(arguments: [UInt64](1...8))
func mutatedTextsSurvive(seed: UInt64) {
  var random = SplitMix(state: seed)
  for _ in 0..<150 {
    var bytes = Array(samples[Int.random(in: 0..<samples.count, using: &random)].utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
    walk(Tree.parse(Source(name: "seed \(seed)", bytes: bytes)))
  }
}

private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
  guard !bytes.isEmpty else { return }
  let place = Int.random(in: 0..<bytes.count, using: &random)
  switch Int.random(in: 0..<4, using: &random) {
  case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
  case 1: bytes.remove(at: place)
  case 2:
    let marks = Array("[]{}:,-#&*!|>'\"%@`?\\ \t\n\r".utf8)
    bytes.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
  default:
    let other = Array(samples[Int.random(in: 0..<samples.count, using: &random)].utf8)
    let start = Int.random(in: 0..<other.count, using: &random)
    bytes.insert(contentsOf: other[start...].prefix(30), at: place)
  }
}

/// A generator whose numbers follow from its seed alone.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

@Test(arguments: samples)
func lineBreaksDoNotChangeTheTree(text: String) throws {
  let plain = Tree.parse(Source(name: "t", text: text))
  let windows = text.replacing("\n", with: "\r\n")
  let tree = Tree.parse(Source(name: "t", text: windows))
  #expect(shape(tree.root) == shape(plain.root))
  #expect(tree.findings.map(\.message) == plain.findings.map(\.message))
  let lines = { (tree: Tree) in tree.comments.map { tree.source.text($0.span) } }
  #expect(lines(tree) == lines(plain))
}

@Test(arguments: samples)
func aByteOrderMarkOnlyShiftsSpans(text: String) throws {
  let plain = Tree.parse(Source(name: "t", text: text))
  let marked = Tree.parse(Source(name: "t", text: "\u{FEFF}" + text))
  #expect(marked.format == plain.format)
  let spans = { (tree: Tree) in tree.root.map(scalars)?.map(\.span) ?? [] }
  #expect(spans(marked) == spans(plain).map { Span($0.start + 3, $0.end + 3) })
  #expect(shape(marked.root) == shape(plain.root))
}

@Test func jsonHasTheTreeOfItsTwinInYAML() throws {
  let json = #"{"A": {"B": [1, "two", true, null], "C": {}}, "D": "x\ny"}"#
  let yaml = "A:\n  B:\n  - 1\n  - two\n  - true\n  - null\n  C: {}\nD: |-\n  x\n  y\n"
  let left = Tree.parse(Source(name: "t", text: json))
  let right = Tree.parse(Source(name: "t", text: yaml))
  #expect(left.format == .json && right.format == .yaml)
  #expect(shape(left.root) == shape(right.root))
  #expect(left.root.map(scalars)?.map(\.scalar) == right.root.map(scalars)?.map(\.scalar))
  #expect(shape(Tree.parse(Source(name: "t", text: json), as: .yaml).root) == shape(left.root))
}
