import PlumbTemplate
import Testing

/// What each function gives, with nothing decided and in states.
struct ValueTests {
  /// The value of a formula in a template with some of everything.
  private func value(_ formula: String, _ values: [String: String] = [:]) throws -> String {
    let template = Template(
      text: """
        Parameters:
          Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
          Free: {Type: String, Default: f}
          Count: {Type: Number, AllowedValues: [0, 1]}
          Names: {Type: CommaDelimitedList, Default: 'a, b'}
          Ids: {Type: List<AWS::EC2::Subnet::Id>}
          Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /ami}
        Conditions:
          Prod: !Equals [!Ref Env, prod]
          Yes: !Equals [a, a]
          Outside: !Equals [!ImportValue e, x]
          Ring: !Not [!Condition Ring]
        Mappings:
          M: {dev: {k: 1, l: [x, y]}, prod: {k: 2}}
          F: {dev: {k: !Ref Env}}
        Resources:
          Q: {Type: T}
          R: {Type: T, Properties: {X: \(formula)}}
        """)
    return describe(try Scenario(template, template.state(values)).property("X"))
  }

  @Test(arguments: [
    ("text", "text"), ("[a, !Ref AWS::NoValue, b]", "[a, b]"), ("!Ref AWS::NoValue", "absent"),
    ("{a: !Ref AWS::NoValue, b: c}", "{b: c}"), ("{Ref: Q}", "<Q>"), ("!GetAtt Q.Arn", "<Q.Arn>"),
    ("!Ref Env", "<Env>"), ("!Ref Free", "<Free>"), ("!Ref AWS::Region", "<AWS::Region>"),
    ("!Ref Names", "!parameter Names"), ("!Ref Image", "!Systems Manager parameter Image"),
    ("!Rain::Embed a.py", "!what the tag 'Rain::Embed' gives"), ("! text", "text"),
    ("!Ref Nowhere", "!Nowhere, which the template doesn't declare"),
    ("{Ref: !Sub 'Q'}", "<Q>"), ("!Ref {'Fn::Join': ['', [E, nv]]}", "<Env>"),
    ("{Ref: !Ref Env}", "?parameter Env"), ("{Ref: !If [Prod, Env, Q]}", "(<Env> | <Q>)"),
    ("!GetAtt [!Sub 'Q', Arn]", "<Q.Arn>"),
    ("!GetAtt [!If [Prod, Q, R], Arn]", "(<Q.Arn> | <R.Arn>)"),
    ("!GetAtt [Q, !If [Prod, Arn, Name]]", "(<Q.Arn> | <Q.Name>)"),
    ("{Ref: [Q]}", "!malformed Ref"),
    ("!Sub '${Env}-${Q.Arn}-${Q}-${!V}'", "<Env>-<Q.Arn>-<Q>-${V}"),
    ("!Sub ['${V}${W}', {V: a, W: !Ref Free}]", "a<Free>"), ("!Sub plain", "plain"),
    ("!Sub 'a${ ! b}c'", "a${ b}c"),
    ("!Sub '${Names}'", "<!parameter Names>"),
    ("!Sub '${V}'", "<!V, which the template doesn't declare>"),
    ("!If [Yes, a, b]", "a"), ("!If [Prod, a, b]", "(a | b)"),
    ("!If [Nowhere, a, b]", "!undefined condition Nowhere"),
    ("!If [Ring, a, b]", "!condition Ring, which depends on itself"),
    ("[a, !If [Prod, b, !Ref AWS::NoValue]]", "[a, (b | absent)]"),
    ("!If [Prod, {a: 1}, {b: 2}]", "({a: 1} | {b: 2})"),
    ("!If [Prod, !If [Yes, a, b], c]", "(a | c)"),
    ("!Join [',', [a, !Ref Env, b]]", "a,<Env>,b"), ("!Join ['', []]", ""),
    ("!Join ['-', [a, !If [Prod, b, c]]]", "(a-b | a-c)"),
    ("!Join ['-', [a, !If [Prod, b, !Ref AWS::NoValue]]]", "?parameter Env"),
    ("!Join ['-', !Split [',', 'a,b']]", "a-b"), ("!Join ['-', !Ref Names]", "!parameter Names"),
    ("!Select [1, [a, b]]", "b"), ("!Select [2, [a, b]]", "!an element that the list hasn't"),
    ("!Select [-1, [a]]", "!an element that the list hasn't"),
    ("!Select [x, [a]]", "!the index of Fn::Select"),
    ("!Select [!Ref Count, [a, b]]", "?parameter Count"),
    ("!Select [0, !If [Prod, [a], [b]]]", "(a | b)"),
    ("!Select [0, !GetAZs '']", "!the availability zones of the region"),
    ("!Split [',', 'a,,b']", "[a, , b]"), ("!Split ['', a]", "!the delimiter of Fn::Split"),
    ("!Split ['-', !If [Prod, a-b, c]]", "([a, b] | [c])"),
    ("!Split ['-', !Ref Env]", "?parameter Env"),
    ("!Split [!Ref Env, a]", "?parameter Env"),
    ("!Length [a, b, c]", "3"), ("{'Fn::Length': [a]}", "1"),
    ("!Length [a, !If [Prod, b, !Ref AWS::NoValue]]", "?parameter Env"),
    ("{'Fn::Length': !Ref Names}", "!parameter Names"),
    ("!Base64 hello", "aGVsbG8="), ("{'Fn::Base64': !Sub 'a'}", "YQ=="),
    ("{'Fn::Base64': !Ref Env}", "?parameter Env"),
    ("!Base64 {'Fn::Sub': a}", "YQ=="), ("!Base64 {Ref: Env}", "?parameter Env"),
    ("!ToJsonString {a: [1, true, 'x\"y'], b: null}", #"{"a":[1,true,"x\"y"],"b":null}"#),
    ("!ToJsonString {a: !Sub '\"${Q}'}", #"{"a":"\"<Q>"}"#),
    ("!ToJsonString {a: !Ref Env}", #"{"a":"<?parameter Env>"}"#),
    ("!ToJsonString {a: !If [Prod, 1, 2]}", "?parameter Env"),
    ("!Cidr [10.0.0.0/16, 3, 8]", "[10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24]"),
    ("!Cidr [192.168.1.77/24, 2, 4]", "[192.168.1.0/28, 192.168.1.16/28]"),
    ("!Cidr [!GetAtt Q.CidrBlock, 2]", "[!an address block, !an address block]"),
    (
      "!Cidr [10.0.0.0/30, 200, 8]",
      "[" + Array(repeating: "!an address block", count: 200).joined(separator: ", ") + "]"
    ),
    ("!Cidr [255.255.255.254/31, 2, 1]", "[!an address block, !an address block]"),
    ("!Cidr [10.0.0.0/16, 999]", "!the number of blocks"),
    ("!Cidr [10.0.0.0/16, !Ref Count]", "?parameter Count"),
    ("!ImportValue e", "!an imported value"), ("!Transform {Name: M}", "!what Fn::Transform gives"),
    ("!Equals [a, a]", "true"),
    ("!FindInMap [M, dev, k]", "1"), ("!FindInMap [M, dev, l]", "[x, y]"),
    ("!FindInMap [M, !Ref Env, k]", "?parameter Env"),
    ("!FindInMap [M, !If [Prod, prod, dev], k]", "(2 | 1)"),
    ("!FindInMap [M, !Ref Free, k]", "?parameter Free"),
    (
      "!FindInMap [M, !Ref AWS::Region, k]",
      "!a value of parameter AWS::Region that mapping M has no key for"
    ),
    ("!FindInMap [M, none, k]", "!key none of mapping M, which isn't there"),
    ("!FindInMap [M, none, k, {DefaultValue: d}]", "d"),
    ("!FindInMap [None, a, b]", "!mapping None, which isn't there"),
    ("!FindInMap [F, dev, k]", "!a mapping's entry that is no text or list"),
    (
      "{Fn::Transform: {Name: M}, a: b}",
      "{Fn::Transform: {Name: M}, a: b, …!what Fn::Transform adds}"
    ),
    (
      "{Fn::ForEach::L: [I, [a, b], {'K${I}': !Sub '${I}-&{I}', Other: x}]}",
      "{Ka: a-a, Other: x, Kb: b-b, Other: x}"
    ),
    ("{a: 1, Fn::ForEach::L: [I, !Ref Names, {'K${I}': !Ref I}]}", "{a: 1, …!parameter Names}"),
    (
      "{Fn::ForEach::L: [I, [a.b], {'K&{I}': {Fn::ForEach::N: [J, [!Ref I, c], {'${I}${J}': !Ref J}]}}]}",
      "{Kab: {a.ba.b: a.b, a.bc: c}}"
    ),
    (
      "{Fn::ForEach::L: [I, [a], {Fn::ForEach::N: [J, !Ref Ids, {'${J}': x}]}]}",
      "{…!parameter Ids}"
    ),
  ])
  func aFunctionGives(formula: String, expected: String) throws {
    #expect(try value(formula) == expected)
  }

  @Test(arguments: [
    ("!Ref Env", "Env", "prod", "prod"), ("!Sub '${Env}-${Q}'", "Env", "dev", "dev-<Q>"),
    ("!Ref Names", "Names", "x, y ,z", "[x, y, z]"), ("!Ref Names", "Names", "", "[]"),
    ("!Join ['-', !Ref Names]", "Names", "x,y", "x-y"),
    ("!Select [1, !Ref Names]", "Names", "x,y", "y"),
    ("{'Fn::Length': !Ref Names}", "Names", "x,y", "2"),
    ("!Select [!Ref Count, [a, b]]", "Count", "1", "b"), ("!If [Prod, a, b]", "Env", "prod", "a"),
    ("[a, !If [Prod, b, !Ref AWS::NoValue]]", "Env", "dev", "[a]"),
    ("!FindInMap [M, !Ref Env, k]", "Env", "prod", "2"),
    ("!FindInMap [M, !Ref Free, k]", "Free", "dev", "1"),
    ("!FindInMap [M, !Ref Free, k, {DefaultValue: d}]", "Free", "other", "d"),
    ("!Ref Image", "Image", "/other", "!Systems Manager parameter Image"),
    ("!ToJsonString {n: !Ref Count}", "Count", "1", #"{"n":1}"#),
    ("{Fn::ForEach::L: [I, !Ref Names, {'K${I}': !Ref I}]}", "Names", "p,q", "{Kp: p, Kq: q}"),
  ])
  func aFunctionGivesInAState(
    formula: String, parameter: String, setTo: String, expected: String
  ) throws {
    #expect(try value(formula, [parameter: setTo]) == expected)
  }

  @Test func membersOfLoopsAreReadAgainAndAgain() throws {
    let list = "[" + (0..<200).map { "v\($0)" }.joined(separator: ", ") + "]"
    let template = Template(
      text:
        "Resources: {R: {Type: T, Properties: {Fn::ForEach::L: [I, \(list), {'K${I}': !Ref I}]}}}")
    let scenario = Scenario(template, ScenarioState())
    for _ in 0..<1_000 { #expect(try scenario.property("Kv199").knownText == "v199") }
    #expect(try scenario.property("Missing").isAbsent)
  }

  @Test(arguments: [
    ("a-${P}", "a-x", true), ("a-${P}", "b-x", false), ("${Q.Arn}/*", "*", false),
    ("${Q.Arn}/*", "arn:aws:s3:::b/*", true), ("${Q}", "", false), ("${P}", "", true),
    ("${AWS::Region}-x", "eu-west-1-x", true), ("${AWS::Region}-x", "nowhere-x", false),
    ("${E}-${E}", "a-b", true), ("${E}.", "a.", true), ("${E}.", "c.", false),
    ("\\E${P}", "\\Ex", true),
  ])
  func aTextWithHolesCanEqual(text: String, literal: String, canEqual: Bool) throws {
    let template = Template(
      text: """
        Parameters: {P: {Type: String}, E: {Type: String, AllowedValues: [a, b]}}
        Resources: {Q: {Type: T}, R: {Type: T, Properties: {X: !Sub '\(text)'}}}
        """)
    guard case .text(let value) = try Scenario(template, ScenarioState()).property("X") else {
      Issue.record("no text")
      return
    }
    #expect(value.canEqual(literal) == canEqual)
  }
}
