internal import CPlumbData

/// The schemas of all resource types.
public struct ResourceSchemas: Sendable, Hashable {
  public let pack: SchemaPack

  public init(_ pack: SchemaPack) {
    self.pack = pack
  }

  /// The schemas that the library carries, read in place.
  public static let embedded: ResourceSchemas = {
    var count = 0
    let start = unsafe plumb_schemas(&count)
    let bytes = unsafe PackBytes(immortal: UnsafeBufferPointer(start: start, count: count))
    do {
      return ResourceSchemas(try SchemaPack(bytes))
    } catch {
      preconditionFailure("the embedded schemas can't be read: \(error)")
    }
  }()

  /// The schema of a type, in any region; nil if there is no such type.
  ///
  /// Custom resources of any name have the schema of `AWS::CloudFormation::CustomResource`.
  public subscript(typeName: String) -> ResourceTypeSchema? {
    if typeName.hasPrefix("Custom::") {
      return find("AWS::CloudFormation::CustomResource")
    }
    return find(typeName)
  }

  private func find(_ typeName: String) -> ResourceTypeSchema? {
    let slotCount = pack.header(.typeSlotCount)
    let slots = Int(pack.header(.typeSlots))
    var slot = PackLayout.hash(typeName) & (slotCount - 1)
    for _ in 0..<slotCount {
      let entry = pack.word(slots + Int(slot))
      guard entry != 0 else { return nil }
      let type = self.type(at: Int(entry) - 1)
      if type.name == typeName { return type }
      slot = (slot + 1) & (slotCount - 1)
    }
    return nil
  }

  private func type(at index: Int) -> ResourceTypeSchema {
    ResourceTypeSchema(
      pack: pack,
      place: Int(pack.header(.types)) + index * PackLayout.TypeRecord.allCases.count)
  }

  /// All types, sorted by name.
  public var types: some RandomAccessCollection<ResourceTypeSchema> & Sendable {
    (0..<Int(pack.header(.typeCount))).lazy.map { [self] in type(at: $0) }
  }

  /// The names of all types, sorted: what a misspelt name is compared with.
  public var typeNames: [String] { types.map(\.name.description) }

  /// All regions that the pack knows, sorted.
  public var regions: [String] {
    SchemaList<SchemaText>(pack, at: pack.header(.regions)).map(\.description)
  }

  /// Schemas that don't describe a resource type, by name.
  ///
  /// Those that cfn-lint applies at certain paths have the name of its file, such as
  /// `extensions/aws_lambda_function/zipfile_runtime_enum`; one that differs by region has the region
  /// at its end, after a `/`. Others are `other/iam/policy` and the like.
  public var named: SchemaMap<Schema> { SchemaMap(pack, at: pack.header(.named)) }

  /// Where the facts come from: `cfn-lint` and `schemas` with a version and a date.
  public var provenance: SchemaMap<SchemaValue> { SchemaMap(pack, at: pack.header(.provenance)) }
}
