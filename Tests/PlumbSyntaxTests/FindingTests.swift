import PlumbSource
import PlumbSyntax
import Testing

/// One mistake, and what is reported: rule, place, message, related labels.
struct Mistake: CustomTestStringConvertible {
  let text: String
  let report: String

  init(_ text: String, _ report: String) {
    self.text = text
    self.report = report
  }

  var testDescription: String { text.debugDescription }
}

private func describe(_ finding: Finding) -> String {
  let source = finding.source
  func place(_ span: Span) -> String {
    let position = source.position(at: Int(span.start))
    return "\(position.line):\(position.column) '\(source.text(span))'"
  }
  let related = finding.related.map { " [\(place($0.span)): \($0.message ?? "")]" }
  return "\(finding.rule) \(place(finding.primary.span)): \(finding.message)" + related.joined()
}

@Test(arguments: [
  Mistake("", "syntax/empty-file 1:1 '': the file has no content"),
  Mistake("# only\n", "syntax/empty-file 1:1 '': the file has no content"),
  Mistake("a: [1, 2\n", "syntax/unclosed-bracket 1:4 '[': '[' is never closed"),
  Mistake(
    "a: [1, 2\nb: 3\n",
    "syntax/unclosed-bracket 2:1 'b:': expected ',' or ']' before 'b:' [1:4 '[': '[' was opened here]"
  ),
  Mistake(
    "a: {b: 1\nc: 2\n",
    "syntax/unclosed-bracket 2:1 'c:': expected ',' or '}' before 'c:' [1:4 '{': '{' was opened here]"
  ),
  Mistake("a: 'x\nb: 1\n", "syntax/unclosed-quote 1:4 ''': the quote is never closed"),
  Mistake("a: \"x\nb: 1\n", "syntax/unclosed-quote 1:4 '\"': the quote is never closed"),
  Mistake("a:\n\tb: 1\n", "syntax/tab-indentation 2:1 '\t': tab where YAML expects spaces"),
  Mistake(
    "a: 1\n  b: 2\n",
    "syntax/unexpected-colon 2:3 'b:': 'b:' cannot start a mapping below a value"),
  Mistake(
    "  a: 1\n b: 2\n",
    "syntax/bad-indentation 2:2 'b:': 'b:' is indented less than what is above it"),
  Mistake(
    "a:\n  b: 1\n c: 2\n",
    "syntax/bad-indentation 3:2 'c:': 'c:' is no key of the mapping above it [1:1 'a:': the mapping starts here]"
  ),
  Mistake(
    "a: b: c\n",
    "syntax/unexpected-colon 1:5 ':': a value that contains ': ' needs quotes"),
  Mistake("a: - b\n", "syntax/unexpected-dash 1:4 '-': '-' cannot start a list here"),
  Mistake(
    "- a\nb: c\n",
    "syntax/bad-indentation 2:1 'b:': 'b:' is no item of the list above it [1:1 '-': the list starts here]"
  ),
  Mistake(
    "a: b\n- c\n",
    "syntax/bad-indentation 2:1 '-': '-' is no key of the mapping above it [1:1 'a:': the mapping starts here]"
  ),
  Mistake(
    "a: \"x\" y\n",
    "syntax/unexpected-text 1:8 'y': 'y' follows the end of the value [1:1 'a:': in the collection that starts here]"
  ),
  Mistake(
    "a: [x] y\n",
    "syntax/unexpected-text 1:8 'y': 'y' follows the end of the value [1:1 'a:': in the collection that starts here]"
  ),
  Mistake(
    "abc\ndef: 1\n",
    "syntax/unexpected-colon 2:1 'def:': 'def:' cannot start a mapping below a value"),
  Mistake(
    "a: 1\nbc\nd: 2\n",
    "syntax/missing-colon 2:1 'bc': 'bc' is no 'key: value' and continues nothing"),
  Mistake(
    "a: \"\\q\"\n",
    "syntax/bad-escape 1:5 '\\q': '\\q' is no escape [1:4 '\"\\q\"': the quote starts here]"),
  Mistake(
    "a: \"\\xZZ\"\n",
    "syntax/bad-escape 1:5 '\\x': '\\x' is no escape [1:4 '\"\\xZZ\"': the quote starts here]"),
  Mistake(
    "a: @x\n",
    "syntax/reserved-character 1:4 '@': '@' cannot start a value without quotes"),
  Mistake(
    "a: `x\n",
    "syntax/reserved-character 1:4 '`': '`' cannot start a value without quotes"),
  Mistake(
    "a: %x\n",
    "syntax/reserved-character 1:4 '%': '%' cannot start a value without quotes"),
  Mistake("a: *\n", "syntax/bad-anchor 1:4 '*': '*' needs a name of letters and digits"),
  Mistake("a: &\n", "syntax/bad-anchor 1:4 '&': '&' needs a name of letters and digits"),
  Mistake("a: *b\n", "syntax/undefined-alias 1:4 '*b': alias '*b' has no anchor '&b' before it"),
  Mistake(
    "a: &x [*x]\n",
    "syntax/recursive-alias 1:8 '*x': alias '*x' stands inside of its own anchor [1:7 '[': the anchor's content starts here]"
  ),
  Mistake(
    "a: !Reff b\n",
    "syntax/unknown-tag 1:4 '!Reff': CloudFormation does not know the tag '!Reff'"),
  Mistake(
    "a: !sub b\n",
    "syntax/unknown-tag 1:4 '!sub': CloudFormation does not know the tag '!sub'"),
  Mistake(
    "a: !Foo b\n",
    "syntax/unknown-tag 1:4 '!Foo': CloudFormation does not know the tag '!Foo'"),
  Mistake(
    "a: !!binary b\n",
    "syntax/unknown-tag 1:4 '!!binary': CloudFormation does not know the tag '!!binary'"),
  Mistake(
    "a: !Rain::Embed b\n",
    "syntax/rain-directive 1:4 '!Rain::Embed': 'rain pkg' replaces '!Rain::Embed'; what it gives isn't checked"
  ),
  Mistake(
    "a: {{ b }}\n", "syntax/collection-as-key 1:5 '{': a key is a text, not a mapping"),
  Mistake("? [a]\n: b\n", "syntax/collection-as-key 1:3 '[': a key is a text, not a list"),
  Mistake(
    "a: [!ImportValue Fn::Sub: b]\n",
    "syntax/collection-as-key 1:5 '!ImportValue': a key is a text, not what '!ImportValue' gives"),
  Mistake("a: !<x b\n", "syntax/bad-tag 1:4 '!<x': '!<x' is not a tag"),
  Mistake(
    "a: !x!y b\n",
    "syntax/bad-tag 1:4 '!x!y': '!x!y' uses a tag handle that is not defined"),
  Mistake("a: |x\n  b\n", "syntax/bad-block-scalar 1:5 'x': 'x' cannot follow '|'"),
  Mistake(
    "a: 1\na: 2\n",
    "syntax/duplicate-key 2:1 'a': key 'a' is already in this mapping [1:1 'a': first here]"),
  Mistake(
    "é: 1\nb:\n  'é': 2\n  \"\\u00e9\": 3\n",
    "syntax/duplicate-key 4:3 '\"\\u00e9\"': key 'é' is already in this mapping [3:3 ''é'': first here]"
  ),
  Mistake(
    "a: 1\n---\nb: 2\n",
    "syntax/multiple-documents 2:1 '---': a second YAML document starts here, which is not read [1:1 'a': the first]"
  ),
  Mistake(
    "a: 1\n...\n---\nb: 2\n",
    "syntax/multiple-documents 3:1 '---': a second YAML document starts here, which is not read [1:1 'a': the first]"
  ),
  Mistake(
    "%YAML 3.0\n---\na: 1\n",
    "syntax/bad-directive 1:1 '%YAML': '%YAML' cannot stand here"),
  Mistake("%FOO\n---\na: 1\n", "syntax/bad-directive 1:1 '%FOO': '%FOO' is not a directive"),
  Mistake("%\na: 1\n", "syntax/bad-directive 1:1 '%': '%' is not a directive"),
  Mistake(
    "a: x\u{01}y\n",
    "syntax/control-character 1:5 '\u{01}': control character U+0001 is not allowed in YAML"),
  Mistake(
    "a: x\u{7F}y\n",
    "syntax/control-character 1:5 '\u{7F}': control character U+007F is not allowed in YAML"),
  Mistake("a: x\0y\n", "syntax/binary-file 1:5 '\0': NUL byte: this is no text file"),
  Mistake(
    "a: {<<: 1}\n",
    "syntax/invalid-merge 1:9 '1': '<<' takes a mapping or a list of mappings"),
  Mistake(
    "a: {<<: [{b: 1}, 2]}\n",
    "syntax/invalid-merge 1:18 '2': '<<' takes a mapping or a list of mappings"),
  Mistake("]\n", "syntax/malformed 1:1 ']': ']' stands where a value is expected"),
  Mistake("a: ]\n", "syntax/malformed 1:4 ']': ']' stands where a value is expected"),
  Mistake(
    "a: 1\n]\n",
    "syntax/bad-indentation 2:1 ']': ']' is no key of the mapping above it [1:1 'a:': the mapping starts here]"
  ),
  Mistake("[1, 2]]", "syntax/invalid-json 1:7 ']': ']' follows the end of the value"),
  Mistake(
    "a: 'b'c\n",
    "syntax/unexpected-text 1:7 'c': 'c' follows the end of the value [1:1 'a:': in the collection that starts here]"
  ),
  Mistake(
    "- a\n b\n- c: d\n   e: f\n",
    "syntax/unexpected-colon 4:4 'e:': 'e:' cannot start a mapping below a value"),
  Mistake(
    "? a\n? b\nc\n",
    "syntax/missing-colon 3:1 'c': 'c' is no 'key: value' and continues nothing"),
  Mistake("{\"a\": 1,}", "syntax/json-as-yaml 1:8 ',': JSON has no comma before '}'"),
  Mistake("[1, 2,]", "syntax/json-as-yaml 1:6 ',': JSON has no comma before ']'"),
  Mistake(
    "{\"a\": 1 \"b\": 2}",
    "syntax/invalid-json 1:9 '\"': expected ',' or '}' before '\"' [1:1 '{': '{' was opened here]"),
  Mistake("{\"a\": 1", "syntax/unclosed-bracket 1:1 '{': '{' is never closed"),
  Mistake("{\"a\": \"b}", "syntax/unclosed-quote 1:7 '\"': the quote is not closed on its line"),
  Mistake("{\"a\" 1}", "syntax/invalid-json 1:6 '1': expected ':' after the key, not '1'"),
  Mistake("{\"a\": 01}", "syntax/json-as-yaml 1:7 '01': '01' is no number in JSON"),
  Mistake("{\"a\": \"\\x\"}", "syntax/bad-escape 1:8 '\\x': '\\x' is no escape in JSON"),
  Mistake(
    "{\"a\": [1}",
    "syntax/invalid-json 1:9 '}': expected ',' or ']' before '}' [1:7 '[': '[' was opened here]"),
  Mistake("{\"a\": 1} x", "syntax/invalid-json 1:10 'x': 'x' follows the end of the value"),
  Mistake("{\"a\": }", "syntax/json-as-yaml 1:7 '}': expected a value, not '}'"),
  Mistake(
    "{\"a\": \"b\nc\"}",
    "syntax/json-as-yaml 1:7 '\"': the quote is not closed on its line"),
  Mistake("{\"a\": tru}", ""),
  Mistake(
    "{\"a\": 1, \"a\": 2}",
    "syntax/duplicate-key 1:10 '\"a\"': key 'a' is already in this mapping [1:2 '\"a\"': first here]"
  ),
  Mistake(
    "{a: 1, a: 2}",
    "syntax/duplicate-key 1:8 'a': key 'a' is already in this mapping [1:2 'a': first here]"),
  Mistake("{\"a\": 1, b}", ""),
  Mistake("a: [\n", "syntax/unclosed-bracket 1:4 '[': '[' is never closed"),
  Mistake(
    "a: {b: [c, d}\n",
    "syntax/unclosed-bracket 1:13 '}': expected ',' or ']' before '}' [1:8 '[': '[' was opened here]"
  ),
  Mistake(
    "a:\n  - b\n  -c\n",
    "syntax/missing-colon 3:3 '-c': '-c' is no 'key: value' and continues nothing"),
  Mistake(
    "a: b\n c: d\n",
    "syntax/unexpected-colon 2:2 'c:': 'c:' cannot start a mapping below a value"),
  Mistake(
    "a:\n  b: c\n  d\n",
    "syntax/missing-colon 3:3 'd': 'd' is no 'key: value' and continues nothing"),
  Mistake("a: \"b\n\nc: d\n", "syntax/unclosed-quote 1:4 '\"': the quote is never closed"),
  Mistake(
    "Key: value with: colon\n",
    "syntax/unexpected-colon 1:16 ':': a value that contains ': ' needs quotes"),
  Mistake(
    "a: [b, c]: d: e\n",
    "syntax/unexpected-colon 1:10 ':': a value that contains ': ' needs quotes"),
  Mistake(
    "Resources:\n  A:\n    Type: x\n   B: y\n",
    "syntax/bad-indentation 4:4 'B:': 'B:' is no key of the mapping above it [2:3 'A:': the mapping starts here]"
  ),
])
func mistakesAreReportedWhereTheyAre(mistake: Mistake) {
  let tree = Tree.parse(Source(name: "t.yaml", text: mistake.text))
  #expect(tree.findings.map(describe).joined(separator: "\n") == mistake.report)
}

@Test(
  arguments: [
    ([0x61, 0x3A, 0x20, 0xE9, 0x0A, 0x62, 0x3A, 0x20, 0x31], "1:4 byte 0xE9 is not UTF-8"),
    (
      [0x61, 0x3A, 0x20, 0xC3, 0xA9, 0xC0, 0x0A, 0x62, 0x3A, 0x20, 0x31],
      "1:5 byte 0xC0 is not UTF-8"
    ),
    (Array("{\"a\": \"".utf8) + [0xFF] + Array("\", \"b\": 1}".utf8), "1:8 byte 0xFF is not UTF-8"),
  ] as [([UInt8], String)])
func bytesThatAreNotUTF8ArePassedOver(bytes: [UInt8], report: String) {
  let source = Source(name: "t", bytes: bytes)
  let tree = Tree.parse(source)
  let reports = tree.findings.map {
    let position = source.position(at: Int($0.primary.span.start))
    return "\(position.line):\(position.column) \($0.message)"
  }
  #expect(reports == [report])
  #expect(tree.root?["b"]?.scalar == .int(1))
}

@Test(
  arguments: [
    [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x3A, 0x00],
    [0x00, 0x61, 0x00, 0x3A],
  ] as [[UInt8]])
func utf16IsRefused(bytes: [UInt8]) {
  let tree = Tree.parse(Source(name: "t", bytes: bytes))
  #expect(tree.findings.map(\.rule) == ["syntax/utf-16"])
  #expect(tree.root == nil)
}

@Test func theTagThatMakesATextIsFine() {
  let tree = Tree.parse(Source(name: "t", text: "a: {! \"Ref\": ! b}\nc: ! [d]\n"))
  #expect(tree.findings.isEmpty)
  #expect(shape(tree.root) == #"{"a": {! "Ref": ! "b"}, "c": ! ["d"]}"#)
}

@Test func aMisspeltTagHasAFix() throws {
  let tree = Tree.parse(Source(name: "t", text: "a: !getatt b.c\n"))
  let finding = try #require(tree.findings.first)
  #expect(finding.notes == ["did you mean '!GetAtt'?"])
  #expect(finding.fixes.map(\.title) == ["write !GetAtt"])
}

@Test(arguments: [
  ("a: {b: [1, 2}\nc: 3\n", #"{"a": {"b": ["1", "2"]}}"#),
  ("a: 1\nb:\n  c: 2\n d: 3\n", #"{"a": "1", "b": {"c": "2"}}"#),
  (#"{"a": [1, {"b": "c"}, "#, #"{"a": ["1", {"b": "c"}]}"#), (#"{"a": "#, #"{"a": ""}"#),
  ("a: 1\nb: *c\nd: 2\n", #"{"a": "1", "b": "", "d": "2"}"#),
])
func whatIsBeforeAMistakeIsRead(text: String, tree expected: String) {
  let tree = Tree.parse(Source(name: "t", text: text))
  #expect(tree.findings.count == 1)
  #expect(shape(tree.root) == expected)
}

@Test func everyRuleIsListedOnce() {
  let ids = SyntaxRules.all.map(\.id)
  #expect(Set(ids).count == ids.count)
  #expect(ids.allSatisfy { $0.rawValue.hasPrefix("syntax/") })
}
