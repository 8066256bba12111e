import PlumbPattern
import PlumbSchema
import Testing

/// Facts of AWS's documentation, held against the pack.
struct EmbeddedSchemasTests {
  private let schemas = ResourceSchemas.embedded

  private func type(_ name: String) throws -> ResourceTypeSchema {
    try #require(schemas[name], "\(name)")
  }

  @Test func bucketsHaveTheirProperties() throws {
    let root = try type("AWS::S3::Bucket").root
    #expect(root.isClosed)
    #expect(root.types == .object)
    #expect(root.property(named: "BucketEncription") == nil)
    let name = try #require(root.property(named: "BucketName"))
    #expect(name.types == .string)
    #expect(root.required.isEmpty)
    let versioning = try #require(root.property(named: "VersioningConfiguration"))
    #expect(versioning.required.map(\.description) == ["Status"])
    let status = try #require(versioning.property(named: "Status")?.enumeration)
    #expect(status.compactMap(\.text) == ["Enabled", "Suspended"])
    #expect(status.contains(text: "Suspended"))
    #expect(!status.contains(text: "suspended"))
  }

  @Test func bucketsHaveTheirAttributes() throws {
    let bucket = try type("AWS::S3::Bucket")
    for name in [
      "Arn", "DomainName", "DualStackDomainName", "RegionalDomainName", "WebsiteURL",
    ] {
      #expect(bucket.attributes[name]?.types == .string, "\(name)")
    }
    #expect(bucket.attributes["ARN"] == nil)
    #expect(bucket.reference?.types == .string)
    #expect(bucket.primaryIdentifier.map { $0.map(\.description) } == [["BucketName"]])
    #expect(bucket.createOnly.contains { $0.matches(["BucketName"]) })
  }

  @Test func functionsHaveTheirBounds() throws {
    let root = try type("AWS::Lambda::Function").root
    #expect(root.required.map(\.description) == ["Code", "Role"])
    #expect(root.property(named: "MemorySize")?.types == .integer)
    #expect(root.property(named: "Timeout")?.minimum == 1)
    #expect(root.property(named: "Runtime")?.enumeration?.contains(text: "python3.9") == true)
  }

  @Test func customResourcesTakeAnyNameAndAttribute() throws {
    let custom = try type("Custom::Anything")
    #expect(custom.name == "AWS::CloudFormation::CustomResource")
    #expect(custom.attributes["Any.Thing"] != nil)
    #expect(try type("AWS::CloudFormation::Stack").attributes["Outputs.Vpc"]?.types == .string)
    #expect(try type("AWS::CloudFormation::Stack").attributes["Vpc"] == nil)
  }

  @Test func misspeltTypesAreUnknown() {
    #expect(schemas["AWS::S3::Buket"] == nil)
    #expect(schemas[""] == nil)
    #expect(schemas.typeNames.count > 1_800)
  }

  @Test func typesKnowTheirRegions() throws {
    #expect(try type("AWS::S3::Bucket").regions.contains("eu-west-1") == true)
    #expect(try type("AWS::S3::Bucket").regions.contains("mars-east-1") == nil)
  }

  @Test func packIsIntact() {
    #expect(schemas.pack.isIntact)
  }
}
