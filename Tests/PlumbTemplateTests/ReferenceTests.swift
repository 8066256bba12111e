import PlumbSource
import PlumbTemplate
import Testing

struct ReferenceTests {
  private static func resources(_ text: String) -> Template {
    Template(text: "Resources:\n" + text)
  }

  /// `source → target kind @text`, in the order of the graph.
  private func lines(_ references: [Reference], _ template: Template) -> [String] {
    references.map {
      "\(name($0.source)) → \(name($0.target)) \(kind($0.kind)) @\(template.source.text($0.span))"
    }
  }

  private func name(_ part: Part) -> String {
    switch part {
    case .parameter(let name), .mapping(let name), .condition(let name), .rule(let name),
      .resource(let name), .output(let name):
      name
    case .undeclared(let name): "?" + name
    }
  }

  private func kind(_ kind: Reference.Kind) -> String {
    switch kind {
    case .ref: "ref"
    case .attribute(let name): "attribute \(name ?? "?")"
    case .subAttribute(let name): "attribute \(name) in Fn::Sub"
    case .sub: "sub"
    case .dependsOn: "dependsOn"
    case .condition: "condition"
    case .findInMap: "findInMap"
    }
  }

  @Test func everyReferenceHasItsKindAndTheSpanOfTheName() {
    let template = Template(
      text: """
        Parameters: {P: {Type: String}}
        Mappings: {M: {a: {b: c}}}
        Conditions:
          C: !Equals [!Ref P, x]
          D: !Not [{Condition: C}]
        Rules:
          U: {RuleCondition: !Equals [!Ref P, y], Assertions: [{Assert: !Contains [[z], !Ref P]}]}
        Resources:
          Q: {Type: A::B::C}
          R:
            Type: A::B::C
            Condition: D
            DependsOn: [Q]
            Properties:
              A: !GetAtt Q.Arn
              B: {Fn::GetAtt: [Q, !Ref P]}
              S: !Sub '${P} ${ Q.Name } ${!No} ${Own} ${AWS::Region}'
              T: !Sub ['${V}', {V: !Ref Q}]
              I: !If [C, !Ref Nowhere, !Ref AWS::NoValue]
              F: !FindInMap [M, a, b]
        Outputs:
          O: {Condition: C, Value: !Ref R}
        """)
    #expect(
      lines(template.references.references, template) == [
        "C → P ref @P", "D → C condition @C", "U → P ref @P", "U → P ref @P",
        "R → D condition @D", "R → Q dependsOn @Q", "R → Q attribute Arn @Q",
        "R → Q attribute ? @Q", "R → P ref @P", "R → P sub @P",
        "R → Q attribute Name in Fn::Sub @Q.Name",
        "R → ?Own sub @Own", "R → AWS::Region sub @AWS::Region", "R → Q ref @Q",
        "R → C condition @C", "R → ?Nowhere ref @Nowhere", "R → M findInMap @M",
        "O → C condition @C", "O → R ref @R",
      ])
    #expect(
      lines(template.references.references(to: .resource("Q")), template) == [
        "R → Q dependsOn @Q", "R → Q attribute Arn @Q", "R → Q attribute ? @Q",
        "R → Q attribute Name in Fn::Sub @Q.Name", "R → Q ref @Q",
      ])
    #expect(
      lines(template.references.references(from: .condition("D")), template)
        == ["D → C condition @C"])
  }

  @Test func referencesInLoopsAreThoseOfEachRound() {
    let template = Template(
      text: """
        Parameters: {Names: {Type: CommaDelimitedList, Default: 'A, B'}}
        Resources:
          Fn::ForEach::Buckets:
            - Name
            - !Ref Names
            - Bucket${Name}: {Type: 'A::B::C', Properties: {Tag: !Ref Name}}
          R:
            Type: A::B::C
            Properties:
              Fn::ForEach::Tags:
                - Name
                - [A, B]
                - Tag${Name}: !GetAtt Bucket${Name}.Arn
        """)
    #expect(
      lines(template.references.references, template) == [
        "?Fn::ForEach::Buckets → Names ref @Names",
        "R → BucketA attribute Arn @Bucket${Name}", "R → BucketB attribute Arn @Bucket${Name}",
      ])
  }

  @Test(arguments: [
    ("  A: {Type: T, Properties: {X: !Ref B}}\n  B: {Type: T}\n", []),
    ("  A: {Type: T, Properties: {X: !Ref A}}\n", ["A: A→A"]),
    (
      "  A: {Type: T, DependsOn: B}\n  B: {Type: T, Properties: {X: !GetAtt A.Arn}}\n",
      ["A B: A→B B→A"]
    ),
    (
      "  A: {Type: T, DependsOn: [B, C]}\n  B: {Type: T, DependsOn: C}\n"
        + "  C: {Type: T, Properties: {X: !Sub '${A}'}}\n", ["A B C: A→C C→A"]
    ),
    (
      "  Z: {Type: T, DependsOn: Y}\n  Y: {Type: T, DependsOn: Z}\n  M: {Type: T, DependsOn: Z}\n"
        + "  B: {Type: T, DependsOn: [A, M]}\n  A: {Type: T, DependsOn: B}\n",
      ["Z Y: Z→Y Y→Z", "B A: B→A A→B"]
    ),
  ])
  func cyclesAreGroupsWithTheShortestWayAround(text: String, cycles: [String]) {
    let found = Self.resources(text).references.cycles.map { cycle in
      cycle.resources.joined(separator: " ") + ": "
        + cycle.references.map { "\(name($0.source))→\(name($0.target))" }.joined(separator: " ")
    }
    #expect(found == cycles)
  }

  @Test func aCycleOfTenThousandResourcesIsFound() {
    let count = 10_000
    let text = (0..<count).map { "  R\($0): {Type: T, DependsOn: R\(($0 + 1) % count)}\n" }.joined()
    let cycles = Self.resources(text).references.cycles
    #expect(cycles.map(\.references.count) == [count])
  }

  @Test func whatAPlaceRefersToFollowsTheBranchesThatAreTaken() throws {
    let template = Template(
      text: """
        Parameters: {P: {Type: String, AllowedValues: [a, b]}}
        Conditions: {C: !Equals [!Ref P, a]}
        Resources:
          A: {Type: T}
          B: {Type: T}
          R: {Type: T, Properties: {X: [!Ref A, !If [C, !GetAtt B.Arn, x], !Sub '${A.Arn}']}}
        """)
    let place = try #require(template.resource("R")?.properties)
    let open = Scenario(template, ScenarioState()).resources(referredToAt: place)
    #expect(open.certain == ["A"])
    #expect(open.possible == ["A", "B"])
    #expect(open.unknown.map(describe) == "?parameter P")
    let decided = Scenario(template, try template.state(["P": "b"])).resources(referredToAt: place)
    #expect(decided.possible == ["A"])
    #expect(decided.unknown == nil)
  }
}
