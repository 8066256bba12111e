import PlumbSource
import PlumbTemplate
import Testing

/// Templates made to exhaust a checker: all end at once, with an answer or an unknown.
struct HostileInputTests {
  private func property(_ text: String, _ state: ScenarioState = ScenarioState()) throws -> String {
    describe(try Scenario(Template(text: text), state).property("X"))
  }

  @Test(arguments: [(true, "then"), (false, "else")])
  func aChainOfTenThousandConditionsIsDecided(last: Bool, expected: String) throws {
    let count = 10_000
    let chain = (0..<count).map { "  C\($0): !Not [!Condition C\($0 + 1)]\n" }.joined()
    #expect(
      try property(
        "Conditions:\n\(chain)  C\(count): !Equals [a, \(last ? "a" : "b")]\n"
          + "Resources: {R: {Type: T, Properties: {X: !If [C0, then, else]}}}") == expected)
  }

  @Test func aRingOfTenThousandConditionsIsUnknown() throws {
    let count = 10_000
    let ring = (0..<count).map { "  C\($0): !Not [!Condition C\(($0 + 1) % count)]\n" }.joined()
    let value = try property(
      "Conditions:\n\(ring)Resources: {R: {Type: T, Properties: {X: !If [C0, then, else]}}}")
    #expect(value.hasPrefix("!"))
  }

  @Test func conditionsNestedInEachOtherToTheLimitAreRead() throws {
    let open = String(repeating: "!And [", count: 150)
    let close = String(repeating: ", 'true']", count: 150)
    let conditions = (0..<200).map { "  C\($0): \(open)!Condition C\($0 + 1)\(close)\n" }.joined()
    #expect(
      try property(
        "Conditions:\n\(conditions)  C200: !Equals [a, a]\n"
          + "Resources: {R: {Type: T, Properties: {X: !If [C0, then, else]}}}") == "then")
  }

  /// Parameters P0… with a condition C0… each.
  private func conditions(_ count: Int) -> String {
    "Parameters:\n"
      + (0..<count).map { "  P\($0): {Type: String, AllowedValues: [a, b]}\n" }.joined()
      + "Conditions:\n" + (0..<count).map { "  C\($0): !Equals [!Ref P\($0), a]\n" }.joined()
  }

  /// `#` stands for the level below, `?` for the number of the level.
  @Test(arguments: [
    "!FindInMap [M, !If [C?, a, b], #]",
    "!FindInMap [M, !If [C?, x, y], k, {DefaultValue: #}]",
    "!Sub ['${A}${B}', {A: !If [C?, a, b], B: #}]",
    "!Join [!If [C?, a, b], [x, #]]",
    "!Select [0, [!If [C?, #, b], #]]",
  ])
  func alternativesDontMultiply(level: String) throws {
    // Formulas that hold the inner one twice are twice as long at each level.
    let depth = level.count { $0 == "#" } > 1 ? 9 : 40
    let formula = (1...depth).reduce("!If [C0, k, l]") {
      level.replacing("?", with: "\($1)").replacing("#", with: $0)
    }
    let mappings = "Mappings: {M: {a: {k: k, l: l}, b: {k: l, l: k}}}\n"
    let template = Template(
      text: conditions(depth + 1) + mappings
        + "Resources: {R: {Type: T, Properties: {X: \(formula)}}}")
    var state = ScenarioState()
    var value = try Scenario(template, state).property("X")
    for _ in 0...depth + 1 {
      guard let split = value.firstSplit else { break }
      state = try #require(state.refined(by: split, in: template).first)
      value = try Scenario(template, state).property("X")
    }
    #expect(value.firstSplit == nil)
  }

  @Test func aliasesOfChoicesDontMultiply() throws {
    let levels = (1..<13).map { "      L\($0): &l\($0) !If [C\($0), *l\($0 - 1), *l\($0 - 1) ]\n" }
    let template = Template(
      text: conditions(20)
        + "Resources:\n  R:\n    Type: T\n    Properties:\n      L0: &l0 !If [C0, a, b]\n"
        + levels.joined() + "      X: !Sub ['${A}${A}', {A: *l12 }]\n")
    let value = try Scenario(template, ScenarioState()).property("X")
    #expect(value.firstSplit != nil, "\(describe(value)), \(template.reports)")
  }

  @Test func aTextWithTenThousandVariablesIsRead() throws {
    let text = (0..<10_000).map { "${P\($0 % 50)}-${R\($0)}" }.joined()
    let parameters = (0..<50).map { "P\($0): {Type: String}" }.joined(separator: ", ")
    let template = Template(
      text: "Parameters: {\(parameters)}\n"
        + "Conditions: {C: !Equals [!Sub '\(text)', 'abc']}\n"
        + "Resources: {R: {Type: T, Properties: {X: !Sub '\(text)', Y: !If [C, a, b]}}}")
    let scenario = Scenario(template, ScenarioState())
    guard case .text(let value) = try scenario.property("X") else {
      Issue.record("no text")
      return
    }
    #expect(value.pieces.count == 30_000)
    #expect(value.unknown.reasons.count == Unknown.maximumReasons)
    _ = describe(try scenario.property("Y"))
  }

  @Test(arguments: ["Resources", "Parameters", "Mappings", "Outputs", "Conditions", "Rules"])
  func loopsInLoopsEndWithAFinding(section: String) {
    let list = "[" + (0..<100).map { "v\($0)" }.joined(separator: ", ") + "]"
    let open = (0..<6).map { "{'Fn::ForEach::L\($0)': [I\($0), \(list), " }.joined()
    let template = Template(
      text: "\(section): \(open){'X${I0}${I1}${I2}${I3}${I4}${I5}': {Type: T}}"
        + String(repeating: "]}", count: 6) + "\n")
    #expect(template.findings.map(\.rule.rawValue) == ["template/loop-makes-too-many-members"])
  }

  @Test func loopsInPropertiesEndUnknown() throws {
    let list = "[" + (0..<100).map { "v\($0)" }.joined(separator: ", ") + "]"
    let open = (0..<6).map { "{'Fn::ForEach::L\($0)': [I\($0), \(list), " }.joined()
    let template = Template(
      text: "Resources: {R: {Type: T, Properties: \(open){'X${I0}': a}"
        + String(repeating: "]}", count: 6) + "}}\n")
    let properties = Scenario(template, ScenarioState()).properties(
      of: try #require(template.resource("R")))
    guard case .mapping(let mapping) = properties else {
      Issue.record("no mapping")
      return
    }
    #expect(mapping.unknownMembers != nil)
    #expect(!mapping["Missing"].isAbsent)
  }

  @Test func mappingsThatPointAtEachOtherAreUnknown() throws {
    let rows = (0..<5_000).map { "k\($0): [!FindInMap [M, a, k\($0 + 1)]]" }.joined(separator: ", ")
    #expect(
      try property(
        "Mappings: {M: {a: {\(rows)}}}\n"
          + "Resources: {R: {Type: T, Properties: {X: !ToJsonString [!FindInMap [M, a, k0]]}}}"
      )
      .hasPrefix("!"))
  }

  @Test func manyAliasesOfOneLongTextAreReadOnce() {
    let long = String(repeating: "a${P}", count: 20_000)
    let uses = (0..<2_000).map { "      A\($0): *t\n" }.joined()
    let template = Template(
      text: "Parameters: {P: {Type: String}}\nResources:\n  R:\n    Type: T\n    Properties:\n"
        + "      T: &t !Sub '\(long)'\n" + uses)
    #expect(template.resource("R") != nil)
  }
}
