import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

struct ExpressionTests {
  /// The call at `X`, with the arguments as they are written.
  private func call(_ text: String) -> String {
    let template = Template(text: text)
    guard let node = template.tree.root?["X"] else { return "nothing" }
    return show(node, template)
  }

  private func show(_ node: Node, _ template: Template) -> String {
    guard let call = template.expression(of: node) else { return showData(node, template) }
    let arguments = show(call.arguments) {
      // The short form's only argument is the tagged node itself.
      $0 == node ? showData($0, template) : show($0, template)
    }
    return call.function.tag + "(" + arguments.joined(separator: "; ") + ")"
  }

  private func showData(_ node: Node, _ template: Template) -> String {
    switch node.kind {
    case .scalar: node.text
    case .sequence:
      "[" + node.elements.map { show($0, template) }.joined(separator: ", ") + "]"
    case .mapping:
      "{"
        + node.entries.map { "\($0.key.text): \(show($0.value, template))" }
        .joined(separator: ", ") + "}"
    }
  }

  private func show(
    _ arguments: Expression.Arguments, _ show: (Node) -> String
  ) -> [String] {
    switch arguments {
    case .ref(let name), .refOfResult(let name), .condition(let name), .one(let name):
      [show(name)]
    case .getAtt(let call):
      [
        call.resource?.text ?? call.resourceNode.map(show) ?? "?",
        call.attribute?.text ?? call.attributeNode.map(show) ?? "?",
      ]
    case .sub(let text):
      text.pieces.map { piece in
        switch piece {
        case .literal(let literal): literal
        case .variable(let variable): "<\(variable.name.text)>"
        }
      } + (text.variables.map { [show($0)] } ?? [])
    case .if(let condition, let then, let otherwise): [condition, then, otherwise].map(show)
    case .findInMap(let call):
      [call.map, call.topKey, call.secondKey].map(show)
        + (call.defaultValue.map { ["or " + show($0)] } ?? [])
    case .logical(let operands): operands.map(show)
    case .equals(let left, let right), .pair(let left, let right), .join(let left, let right),
      .select(let left, let right), .split(let left, let right):
      [show(left), show(right)]
    case .cidr(let block, let count, let bits):
      ([block, count] + (bits.map { [$0] } ?? [])).map(show)
    case .malformed(let expected): ["malformed, takes \(expected)"]
    }
  }

  /// The same call in flow style, block style, long form and JSON.
  @Test(arguments: [
    (
      "Ref(P)",
      [
        "X: !Ref P", "X: {Ref: P}", "X:\n  Ref: P", "X: !Ref 'P'", "X:\n  !Ref\n    P",
        #"{"X": {"Ref": "P"}}"#,
      ]
    ),
    (
      "GetAtt(R; A.B)",
      [
        "X: !GetAtt R.A.B", "X: !GetAtt [R, A.B]", "X: !GetAtt [R, A, B]",
        "X: {'Fn::GetAtt': [R, A.B]}",
        "X:\n  Fn::GetAtt: R.A.B", "X: !GetAtt\n  - R\n  - A.B",
        #"{"X": {"Fn::GetAtt": ["R", "A.B"]}}"#,
      ]
    ),
    (
      "GetAtt(R; Ref(P))",
      [
        "X: !GetAtt [R, !Ref P]", "X: {'Fn::GetAtt': [R, {Ref: P}]}",
        #"{"X": {"Fn::GetAtt": ["R", {"Ref": "P"}]}}"#,
      ]
    ),
    (
      "Ref(Sub(<P>))",
      [
        "X: {Ref: !Sub '${P}'}", "X: {Ref: {'Fn::Sub': '${P}'}}", "X:\n  Ref:\n    Fn::Sub: ${P}",
        #"{"X": {"Ref": {"Fn::Sub": "${P}"}}}"#,
      ]
    ),
    (
      "GetAtt(Sub(<P>); A)",
      [
        "X: !GetAtt [!Sub '${P}', A]", "X: {'Fn::GetAtt': [{'Fn::Sub': '${P}'}, A]}",
        #"{"X": {"Fn::GetAtt": [{"Fn::Sub": "${P}"}, "A"]}}"#,
      ]
    ),
    (
      "Sub(a; <P>; b)",
      [
        "X: !Sub 'a${P}b'", "X: !Sub a${P}b", "X: {'Fn::Sub': 'a${P}b'}",
        #"{"X": {"Fn::Sub": "a${P}b"}}"#,
      ]
    ),
    (
      "Sub(<V>; {V: GetAtt(R; A)})",
      [
        "X: !Sub ['${V}', {V: !GetAtt R.A}]", "X: !Sub\n  - ${V}\n  - V: !GetAtt R.A",
        #"{"X": {"Fn::Sub": ["${V}", {"V": {"Fn::GetAtt": ["R", "A"]}}]}}"#,
      ]
    ),
    (
      "If(C; Ref(A); [x, If(D; y; Ref(AWS::NoValue))])",
      [
        "X: !If [C, !Ref A, [x, !If [D, y, !Ref AWS::NoValue]]]",
        "X: !If\n- C\n- !Ref A\n- - x\n  - !If\n    - D\n    - y\n    - !Ref AWS::NoValue",
        #"{"X": {"Fn::If": ["C", {"Ref": "A"}, ["x", {"Fn::If": ["D", "y", {"Ref": "AWS::NoValue"}]}]]}}"#,
      ]
    ),
    (
      "FindInMap(M; Ref(P); k)",
      [
        "X: !FindInMap [M, !Ref P, k]", "X: {'Fn::FindInMap': [M, {Ref: P}, k]}",
        #"{"X": {"Fn::FindInMap": ["M", {"Ref": "P"}, "k"]}}"#,
      ]
    ),
    (
      "FindInMap(M; a; b; or d)",
      [
        "X: !FindInMap [M, a, b, {DefaultValue: d}]",
        "X: !FindInMap\n- M\n- a\n- b\n- DefaultValue: d",
        #"{"X": {"Fn::FindInMap": ["M", "a", "b", {"DefaultValue": "d"}]}}"#,
      ]
    ),
    (
      "Join(-; [a, Ref(P)])",
      ["X: !Join ['-', [a, !Ref P]]", "X: {'Fn::Join': ['-', [a, {Ref: P}]]}"]
    ),
    (
      "Select(0; GetAZs())",
      ["X: !Select [0, !GetAZs '']", "X: {'Fn::Select': [0, {'Fn::GetAZs': ''}]}"]
    ),
    ("Split(,; Ref(P))", ["X: !Split [',', !Ref P]", "X: {'Fn::Split': [',', {Ref: P}]}"]),
    ("Cidr(Ref(P); 6; 8)", ["X: !Cidr [!Ref P, 6, 8]", "X: {'Fn::Cidr': [{Ref: P}, 6, 8]}"]),
    ("Cidr(Ref(P); 6)", ["X: !Cidr [!Ref P, 6]"]),
    ("Base64(Sub(a))", ["X: {'Fn::Base64': !Sub a}", "X: {'Fn::Base64': {'Fn::Sub': a}}"]),
    ("ImportValue(e)", ["X: !ImportValue e", "X: {'Fn::ImportValue': e}"]),
    ("Length([a, b])", ["X: !Length [a, b]", "X: {'Fn::Length': [a, b]}"]),
    (
      "ToJsonString({a: Ref(P)})",
      ["X: !ToJsonString {a: !Ref P}", "X: {'Fn::ToJsonString': {a: {Ref: P}}}"]
    ),
    ("Transform({Name: M})", ["X: !Transform {Name: M}", "X: {'Fn::Transform': {Name: M}}"]),
    (
      "And(Condition(A); Not(Equals(a; b)))",
      ["X: !And [!Condition A, !Not [!Equals [a, b]]]"]
    ),
    (
      "Or(Equals(a; b); Contains([a]; b))",
      [
        "X: !Or [!Equals [a, b], !Contains [[a], b]]",
        "X: {'Fn::Or': [{'Fn::Equals': [a, b]}, {'Fn::Contains': [[a], b]}]}",
      ]
    ),
    ("EachMemberIn([a]; [b])", ["X: !EachMemberIn [[a], [b]]"]),
    ("{Condition: C}", ["X: {Condition: C}"]),
    ("{Ref: P, Other: o}", ["X: {Ref: P, Other: o}"]),
    ("{Fn::Nonsense: a}", ["X: {'Fn::Nonsense': a}"]),
  ])
  func everyFormGivesTheSameCall(expected: String, forms: [String]) {
    for form in forms { #expect(call(form) == expected, "\(form)") }
  }

  @Test(arguments: [
    ("!Ref [a]", "a name"), ("!Condition {a: b}", "a name"),
    ("!If [C, a]", "a list of 3 values"), ("!If C", "a list of 3 values"),
    ("!Equals [a]", "a list of 2 values"),
    ("!Join a", "a list of 2 values"), ("!Cidr [a]", "a list of 2 or 3 values"),
    ("!GetAtt R", "a resource and an attribute"), ("!GetAtt [R]", "a resource and an attribute"),
    ("!GetAtt {a: b}", "a resource and an attribute"),
    ("!Sub [a]", "a string, or a list of a string and a mapping"),
    ("!Sub [a, b]", "a string, or a list of a string and a mapping"),
    ("!FindInMap [M, a]", "a mapping's name and two keys"),
    ("!FindInMap [M, a, b, c]", "a mapping's name and two keys"),
    ("!And a", "a list of conditions"),
  ])
  func aCallOfTheWrongShapeSaysWhatItTakes(text: String, expected: String) throws {
    #expect(call("X: \(text)").hasSuffix("(malformed, takes \(expected))"))
    let template = Template(text: "Resources: {R: {Type: T, Properties: {X: \(text)}}}")
    #expect(describe(try Scenario(template, ScenarioState()).property("X")).hasPrefix("!malformed"))
  }

  @Test(arguments: [
    ("!Sub 'a-${Bucket}-${Q.Arn}'", ["Bucket", "Q.Arn"]),
    ("!Sub a-${Bucket}", ["Bucket"]),
    ("!Sub \"${ Bucket }é${\tQ.Arn}\"", ["Bucket", "Q.Arn"]),
    ("!Sub '${!Literal}${AWS::Region}${!}'", ["AWS::Region"]),
    ("!Sub 'é${A}$${B}${C'", ["A", "B"]),
    ("{'Fn::Sub': ['${ A }-${B}', {A: 1}]}", ["A", "B"]),
    ("!Sub '$ {A} $A {A}'", []),
  ])
  func namesInsideASubAreWhereTheyAreWritten(text: String, names: [String]) throws {
    let template = Template(text: "# é\nX: \(text)")
    let node = try #require(template.tree.root?["X"])
    guard case .sub(let sub) = template.expression(of: node)?.arguments else {
      Issue.record("no Fn::Sub")
      return
    }
    let variables = sub.pieces.compactMap {
      if case .variable(let variable) = $0 { variable } else { nil }
    }
    #expect(variables.map(\.name.text) == names)
    #expect(variables.map { template.source.text($0.name.span) } == names)
  }

  /// Where the text isn't the source's own bytes, the span is the name or the scalar around it.
  @Test(arguments: [
    "X: !Sub |\n  a\n  ${Name} b\n", "X: !Sub >\n  a\n  ${Name}\n", "X: !Sub 'it''s ${Name}'",
    "X: !Sub \"\\t${Name}\"", "X: !Sub a\n  ${Name}", #"{"X": {"Fn::Sub": "\u00e9${Name}"}}"#,
  ])
  func namesInDecodedScalarsHaveASpanAroundThem(text: String) throws {
    let template = Template(text: text)
    let node = try #require(template.tree.root?["X"])
    guard case .sub(let sub) = template.expression(of: node)?.arguments else {
      Issue.record("no Fn::Sub")
      return
    }
    let names = sub.pieces.compactMap {
      if case .variable(let variable) = $0 { variable.name } else { nil }
    }
    #expect(names.map(\.text) == ["Name"])
    #expect(names.allSatisfy { template.source.text($0.span).contains("Name") })
  }

  @Test(arguments: [
    ("!GetAtt Q.Arn", "Q", "Arn"), ("!GetAtt 'Q.A.B'", "Q", "A.B"),
    ("{'Fn::GetAtt': [Q, A, B]}", "Q", "A, B"),
  ])
  func bothPartsOfAGetAttHaveSpans(text: String, resource: String, attribute: String) throws {
    let template = Template(text: "X: \(text)")
    let node = try #require(template.tree.root?["X"])
    guard case .getAtt(let call) = template.expression(of: node)?.arguments else {
      Issue.record("no Fn::GetAtt")
      return
    }
    #expect(call.resource.map { template.source.text($0.span) } == resource)
    #expect(call.attribute.map { template.source.text($0.span) } == attribute)
  }

  @Test(arguments: [("!Ref P", "!Ref"), ("{Ref: P}", "Ref"), ("{'Fn::Sub': a}", "'Fn::Sub'")])
  func theNameOfTheFunctionHasASpan(text: String, name: String) throws {
    let template = Template(text: "X: \(text)")
    let node = try #require(template.tree.root?["X"])
    let call = try #require(template.expression(of: node))
    #expect(template.source.text(call.nameSpan) == name)
  }
}
