import PlumbSchema
import Testing

@testable import PlumbDev

struct SchemaPackBuilderTests {
  private let schemas: ResourceSchemas

  init() throws {
    schemas = try SchemaFixture().schemas()
  }

  private func root(_ name: String) throws -> Schema { try #require(schemas[name]).root }

  @Test func sameFilesGiveTheSameBytes() throws {
    #expect(try SchemaFixture().build() == SchemaFixture().build())
    #expect(schemas.pack.isIntact)
  }

  @Test func definitionsThatContainThemselvesAreOneNode() throws {
    let root = try root("Test::A::Tree")
    let left = try #require(root.property(named: "Left"))
    #expect(left.property(named: "Next") == left)
    #expect(root.property(named: "Right") == left)
  }

  @Test func keywordsBesideAReferenceHoldToo() throws {
    let root = try root("Test::A::Tree")
    let names = try #require(root.property(named: "Names"))
    #expect((names.minItems, names.maxItems) == (1, 5))
    #expect(names.items?.types == .string)
    let few = try #require(root.property(named: "Few"))
    #expect(few.minItems == 2)
    #expect(few.allOf.first?.minItems == 1)
  }

  @Test func numbersKeepTheirValues() throws {
    let ratio = try #require(try root("Test::A::Tree").property(named: "Ratio"))
    #expect(ratio.minimum == -2_147_483_648)
    #expect(ratio.maximum == 0.25)
  }

  @Test func typesKnowWhereTheyExist() throws {
    #expect(schemas.regions == ["eu-west-1", "us-east-1"])
    #expect(schemas["Test::A::Tree"]?.regions.names == ["eu-west-1", "us-east-1"])
    #expect(schemas["Test::B::Key"]?.regions.names == ["us-east-1"])
    #expect(schemas["Test::C::Macro"]?.regions.names == ["eu-west-1", "us-east-1"])
  }

  @Test func factsOfATypeAreThere() throws {
    let tree = try #require(schemas["Test::A::Tree"])
    #expect(tree.readOnly.map { $0.map(\.description) } == [["Id"], ["Left", "Next"]])
    #expect(tree.attributes.declared.names == ["Id", "Left.Next"])
    #expect(tree.reference?.types == .string)
    #expect(tree.additionalIdentifiers.map { $0.count } == [2])
    #expect(tree.tagging?.names == ["tagProperty", "taggable"])
    #expect(!tree.deletesBeforeCreating)
    let key = try #require(schemas["Test::B::Key"])
    #expect(key.deletesBeforeCreating)
    #expect(key.reference?.types == .string)
    #expect(key.tagging == nil)
  }

  @Test func keywordsOfSeveralDraftsMeanTheSame() throws {
    let root = try root("Test::B::Key")
    #expect(root.dependentRequired["A"]?.map(\.description) == ["B"])
    #expect(root.dependentSchemas["C"]?.required.map(\.description) == ["D"])
    #expect(root.requiredXor.map(\.description) == ["Z", "A"])
    #expect(root.required.isEmpty)
    #expect(root.patternProperties.names == ["^x-"])
    let text = try #require(root.property(named: "Text"))
    #expect(text.pattern?.description == #"^[\w\-.]+\z"#)
    guard case .null = text.standard else {
      Issue.record("the default isn't null")
      return
    }
  }

  @Test func otherSchemasHaveTheirFilesNames() throws {
    #expect(
      schemas.named.names == [
        "extensions/test_b/limits", "extensions/test_b/type_enum/eu-west-1",
        "extensions/test_b/type_enum/us-east-1", "other/iam/policy", "other/iam/trust",
      ])
    let sid = schemas.named["other/iam/trust"]?.property(named: "Sid")
    #expect(sid?.pattern?.description == #"^\w+$"#)
    let limits = try #require(schemas.named["extensions/test_b/limits"])
    #expect(limits.condition?.required.contains("Name") == true)
    #expect(limits.then?.required.contains("Size") == true)
    #expect(limits.otherwise?.keywords == [])
    let types = try #require(schemas.named["extensions/test_b/type_enum/us-east-1"]?.enumeration)
    #expect(types.compactMap(\.text) == ["a", "b"])
    #expect(types.contains(text: "b"))
    #expect(types.count == 3)
  }

  @Test func sentencesAreLeftOut() throws {
    let text = String(decoding: try SchemaFixture().build(), as: UTF8.self)
    #expect(!text.contains("SENTENCE"))
    #expect(!text.contains("a:b"))
  }

  @Test(arguments: [
    (#""sudden": 1"#, "sudden"), (##""$ref": "#/definitions/Gone""##, "Gone"),
    (#""pattern": "(""#, "PCRE2"), (#""type": "date""#, "date"),
  ])
  func whatIsNotUnderstoodStopsTheCommand(keyword: String, named: String) {
    let fixture = SchemaFixture(
      key: #"{"typeName": "Test::B::Key", "properties": {"A": {\#(keyword)}}}"#)
    let error = #expect(throws: DevError.self) { try fixture.build() }
    #expect(error?.description.contains(named) == true)
    #expect(error?.description.contains("Test::B::Key") == true)
  }
}
