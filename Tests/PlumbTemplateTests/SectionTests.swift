import PlumbSource
import PlumbSyntax
import PlumbTemplate
import Testing

struct SectionTests {
  @Test(arguments: [
    ("Resources: {R: {Type: T}}", []),
    ("Globals: {}\nHooks: {}\nMetadata: {}\nDescription: d", []),
    ("- a\n", ["- a: a template is a mapping of sections"]),
    ("text", ["text: a template is a mapping of sections"]),
    ("Resources:\n", ["Resources: section 'Resources' is empty"]),
    ("Resources: [a]", ["[a]: section 'Resources' is a mapping of names"]),
    ("Resources: {R: text}", ["text: resource 'R' is a mapping"]),
    (
      "Resources: {R: {Type: T, Condition: [a]}}",
      ["[a]: the attribute Condition is a condition's name"]
    ),
    (
      "Resources:\n  R:\n    Type: T\n    Condition:\n      - a",
      ["Condition: the attribute Condition is a condition's name"]
    ),
    (
      "Resources: {R: {Type: T, Condition: false}}",
      ["false: the attribute Condition is a condition's name"]
    ),
    ("Resources: {R: {Type: T, Condition: 'false'}}", []),
    // What is wrong with the other sections is found by rules.
    (
      "Resource: {}\nParameters: {P: [a]}\nMappings: {M: 1}\nRules: {U: 1}\nOutputs: {O: 1}",
      []
    ),
    ("Resources: {R: {Properties: {}}}", ["R: resource 'R' has no Type"]),
    ("Resources: {R: {Type: [a]}}", ["[a]: the Type of resource 'R' is a text"]),
    ("Resources: {R: {Type: !Ref T}}", ["T: the Type of resource 'R' is a text"]),
    (
      "Resources: {R: {Type: AWS::Serverless::Api, Name: n}}",
      ["Name: SAM ignores the attribute 'Name'"]
    ),
    (
      "Resources: {R: {Type: T, BucketName: b}}",
      ["BucketName: a resource has no attribute 'BucketName'"]
    ),
    (
      "Resources: {R: {Type: T, Propertys: {}}}",
      ["Propertys: a resource has no attribute 'Propertys'; did you mean 'Properties'?"]
    ),
    (
      "Resources: {Fn::ForEach::L: [I, [a]]}",
      ["Fn::ForEach::L: 'Fn::ForEach::L' takes a list of an identifier, a list and a mapping"]
    ),
    (
      "Resources: {'Fn::ForEach::L': [I, !Split [',', 'a,b'], {'R${I}': {Type: T}}]}",
      ["[',', 'a,b']: what 'Fn::ForEach::L' makes isn't checked: its list isn't written out"]
    ),
    (
      "Parameters: {P: {Type: CommaDelimitedList}}\n"
        + "Resources: {'Fn::ForEach::L': [I, !Ref P, {'R${I}': {Type: T}}]}",
      ["P: what 'Fn::ForEach::L' makes isn't checked: its list isn't written out"]
    ),
  ])
  func whatIsWrongWithTheShapeIsReportedAtItsPlace(text: String, reports: [String]) {
    #expect(Template(text: text).reports == reports)
  }

  @Test(arguments: [
    (900_000, []),
    (900_001, [": the template has 900001 bytes, near the limit of 1 MB"]),
    (1_048_576, [": the template has 1048576 bytes, near the limit of 1 MB"]),
    (1_048_577, [": the template has 1048577 bytes, more than the limit of 1 MB"]),
  ])
  func aTemplateHasAMegabyteAtMost(size: Int, reports: [String]) {
    let text = "Resources: {R: {Type: T}}\n#"
    let comment = String(repeating: " ", count: size - text.utf8.count)
    #expect(Template(text: text + comment).reports == reports)
  }

  @Test(arguments: [
    ("Transform: AWS::Serverless-2016-10-31", ["AWS::Serverless-2016-10-31"]),
    ("Transform: [A, B]", ["A", "B"]),
    ("Transform: [A, {Name: 'AWS::Include', Parameters: {}}]", ["A", "AWS::Include"]),
    ("Transform: {Name: M}", ["M"]),
    ("Fn::Transform: {Name: M}", ["M"]),
  ])
  func transformsAreNamed(text: String, names: [String]) {
    let template = Template(text: text)
    #expect(template.transforms.map(\.text) == names)
    #expect(
      template.transforms.map { template.source.text($0.span).contains($0.text) }
        == names.map { _ in true })
  }

  @Test(arguments: [
    ("Resources: {}", true), ("AWSTemplateFormatVersion: 2010-09-09", true), ("a: b", false),
    ("", false), ("[]", false),
  ])
  func aTemplateHasResourcesOrAVersion(text: String, isTemplate: Bool) {
    #expect(Template(text: text).isTemplate == isTemplate)
  }

  @Test func everyPartHasItsSpans() throws {
    let template = Template(
      text: """
        Parameters: {P: {Type: Number, Default: 30, MinValue: 1, MaxValue: 60, NoEcho: true}}
        Conditions: {C: !Equals [!Ref P, 1]}
        Mappings: {M: {a: {b: c}}}
        Resources:
          R:
            Type: AWS::S3::Bucket
            Condition: C
            DependsOn: [A, B]
            Properties: {X: 1}
        Outputs: {O: {Condition: C, Value: v}}
        """)
    let text = { (span: Span) in template.source.text(span) }
    let parameter = try #require(template.parameter("P"))
    #expect(parameter.type == .number)
    #expect(parameter.defaultValue == ParameterValue("30"))
    #expect((parameter.minimum, parameter.maximum) == (1, 60))
    #expect(parameter.isMasked)
    #expect(parameter.declaration.map { text($0.key.span) } == "P")
    let resource = try #require(template.resource("R"))
    #expect(text(resource.span) == "R")
    #expect(resource.type == "AWS::S3::Bucket")
    #expect(resource.typeNode.map { text($0.span) } == "AWS::S3::Bucket")
    #expect(resource.condition.map { text($0.span) } == "C")
    #expect(resource.dependsOn.map { text($0.span) } == ["A", "B"])
    #expect(resource.properties.map { text($0.span) } == "{X: 1}")
    #expect(template.outputs.map { text($0.span) } == ["O"])
    #expect(template.outputs.map { $0.value.map { text($0.span) } } == ["v"])
    #expect(template.mappings.map(\.topKeys) == [["a"]])
    #expect(template.condition("C").map { text($0.name.span) } == "C")
    #expect(template.section("Outputs").map { text($0.span).hasPrefix("{O") } == true)
  }

  @Test func aParameterWrittenByAnAliasIsThere() throws {
    let template = Template(
      text: "Metadata: {x: [&p {Type: Number}]}\nParameters: {A: *p }\nResources: {}\n")
    let parameter = try #require(template.parameter("A"))
    #expect(parameter.declaration.map { template.source.text($0.key.span) } == "A")
    #expect(parameter.type == .number)
  }

  @Test(arguments: [
    ("String", false), ("Number", false), ("CommaDelimitedList", true), ("List<Number>", true),
    ("AWS::EC2::Image::Id", false), ("List<AWS::EC2::Subnet::Id>", true),
    ("AWS::SSM::Parameter::Value<String>", false),
    ("AWS::SSM::Parameter::Value<List<String>>", true), ("Nonsense", false),
  ])
  func parameterTypesSayWhetherTheyAreLists(type: String, isList: Bool) throws {
    let template = Template(text: "Parameters: {P: {Type: '\(type)'}}")
    #expect(try #require(template.parameter("P")).type.isList == isList)
  }

  @Test(arguments: [
    ("Type: String, AllowedValues: [a, b]", ["a"], ["c", ""]),
    ("Type: String, AllowedPattern: '[a-z]+'", ["abc"], ["aBc", ""]),
    ("Type: String, MinLength: 2, MaxLength: 3", ["ab", "äöü"], ["a", "abcd"]),
    ("Type: String, AllowedPattern: '[\\w-+]+@[^\\s-.]+'", ["a-b+c@d"], ["a@b-c", "a.b@c"]),
    ("Type: Number, MinValue: 1, MaxValue: 10", ["1", "2.5", "10"], ["0", "11", "x", "nan", ""]),
    ("Type: Number, AllowedValues: [15, 60]", ["15"], ["30"]),
    ("Type: CommaDelimitedList, AllowedValues: [a, b]", ["a", "a, b", "b,a,a"], ["c", "a,c"]),
    ("Type: CommaDelimitedList, AllowedPattern: '[a-z]+'", ["a,b"], ["a,B"]),
    ("Type: List<Number>", ["1,2"], ["1,x"]),
    ("Type: String, AllowedPattern: '[unclosed'", ["anything"], []),
  ])
  func constraintsAdmitValues(declaration: String, good: [String], bad: [String]) throws {
    let template = Template(text: "Parameters: {P: {\(declaration)}}")
    let parameter = try #require(template.parameter("P"))
    #expect(good.filter { !parameter.admits(ParameterValue($0)) } == [])
    #expect(bad.filter { parameter.admits(ParameterValue($0)) } == [])
  }

  @Test func loopsMakeResourcesAndOutputs() throws {
    let template = Template(
      text: """
        Parameters: {Zones: {Type: CommaDelimitedList, Default: 'a, b'}, P: {Type: String, Default: p}}
        Resources:
          Fn::ForEach::Outer:
            - X
            - !Ref Zones
            - Fn::ForEach::Inner:
                - Y
                - [1.5, 2-2, !Ref P]
                - R${X}&{Y}: {Type: 'T::${Y}', DependsOn: 'D${X}'}
        Outputs:
          Fn::ForEach::O: [X, [k], {'O${X}': {Value: !Ref X}}]
        """)
    #expect(template.reports == [])
    #expect(template.resources.map(\.id.text) == ["Ra15", "Ra22", "Rap", "Rb15", "Rb22", "Rbp"])
    #expect(template.resources.first?.type == "T::1.5")
    #expect(template.resources.first?.dependsOn.map(\.text) == ["Da"])
    #expect(
      template.resources.map { template.source.text($0.span) }
        == Array(repeating: "R${X}&{Y}", count: 6))
    let output = try #require(template.outputs.first)
    #expect(output.name.text == "Ok")
    let scenario = Scenario(template, ScenarioState())
    #expect(output.value.map { describe(scenario.value(at: $0)) } == "k")
  }

  @Test(
    arguments: [
      (["A::B"], "R1 R3"), (["A::*"], "R1 R2 R3"), (["C::D", "A::B"], "R1 R3 R4"),
      (["A::*", "A::B"], "R1 R2 R3"), (["A::B", "A::B"], "R1 R3"), (["a::b"], ""), ([], ""),
    ])
  func resourcesOfTypesAreInTheOrderOfTheSource(patterns: [String], ids: String) {
    let template = Template(
      text: """
        Resources:
          R1: {Type: A::B}
          R2: {Type: A::C}
          R3: {Type: A::B}
          R4: {Type: C::D}
        """)
    let found = template.resources(ofTypes: patterns)
    #expect(found.map(\.id.text).joined(separator: " ") == ids)
  }
}
