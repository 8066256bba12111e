/// What CloudFormation knows of a resource type.
public struct ResourceTypeSchema: Hashable, Sendable {
  let pack: SchemaPack
  /// The place of its record.
  let place: Int

  func word(_ field: PackLayout.TypeRecord) -> UInt32 { pack.word(place + field.rawValue) }

  /// `AWS::S3::Bucket`.
  public var name: SchemaText { SchemaText(pack, word(.name)) }

  /// What the resource's `Properties` must be.
  public var root: Schema { Schema(pack: pack, word: word(.root)) }

  /// Where the type can be used.
  public var regions: RegionSet {
    RegionSet(pack: pack, bits: UInt64(word(.regionsHigh)) << 32 | UInt64(word(.regionsLow)))
  }

  /// Properties that are set by the service, and can only be read.
  public var readOnly: SchemaList<SchemaPath> { list(.readOnly) }
  /// Properties that can be set, but not read.
  public var writeOnly: SchemaList<SchemaPath> { list(.writeOnly) }
  /// Properties that can't be changed: a change replaces the resource.
  public var createOnly: SchemaList<SchemaPath> { list(.createOnly) }
  /// Properties that can be changed in some cases only.
  public var conditionalCreateOnly: SchemaList<SchemaPath> { list(.conditionalCreateOnly) }
  public var deprecated: SchemaList<SchemaPath> { list(.deprecated) }

  /// The properties that identify a resource, taken together.
  public var primaryIdentifier: SchemaList<SchemaPath> { list(.primaryIdentifier) }
  /// Other sets of properties that identify a resource.
  public var additionalIdentifiers: SchemaList<SchemaList<SchemaPath>> {
    list(.additionalIdentifiers)
  }

  /// What `Fn::GetAtt` can ask for, with what it gives.
  public var attributes: SchemaAttributes {
    SchemaAttributes(declared: SchemaMap(pack, at: word(.attributes)))
  }

  /// What `Ref` gives; nil if the schema doesn't say.
  public var reference: Schema? {
    word(.reference) == 0 ? nil : Schema(pack: pack, word: word(.reference))
  }

  /// How the type is tagged: `taggable`, `tagProperty` and others; nil if the schema doesn't say.
  public var tagging: SchemaMap<SchemaValue>? { map(.tagging) }

  /// In which state of its life the type is: `status` and `date`; nil if the schema doesn't say.
  public var lifecycle: SchemaMap<SchemaValue>? { map(.lifecycle) }

  /// Whether a resource is deleted before the one that replaces it is created.
  public var deletesBeforeCreating: Bool { word(.replacementStrategy) == 1 }

  private func list<Element>(_ field: PackLayout.TypeRecord) -> SchemaList<Element> {
    SchemaList(pack, at: word(field))
  }

  private func map(_ field: PackLayout.TypeRecord) -> SchemaMap<SchemaValue>? {
    word(field) == 0 ? nil : SchemaMap(pack, at: word(field))
  }
}

/// The way to a property: names from the resource's properties down; `*` for all elements or names.
public typealias SchemaPath = SchemaList<SchemaText>

extension SchemaList<SchemaText> {
  /// Whether the path leads to a place; indices of elements fit a `*`, as names do.
  public func matches(_ names: some Collection<String>) -> Bool {
    count == names.count && zip(self, names).allSatisfy { $0 == "*" || $0 == $1 }
  }
}

/// The attributes of a resource type.
public struct SchemaAttributes: Sendable {
  /// By name, as declared: a name can have `*` for any one part, and a last part `**` for any rest.
  public let declared: SchemaMap<Schema>

  /// What an attribute gives; nil if the type doesn't have it.
  public subscript(name: String) -> Schema? {
    if let exact = declared[name] { return exact }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return declared.first { entry in
      let pattern = entry.name.description
      return pattern.contains("*") && SchemaAttributes.matches(pattern, parts)
    }?.value
  }

  /// Whether any name is an attribute, as with custom resources.
  public var isOpen: Bool { declared["**"] != nil }

  private static func matches(_ pattern: String, _ parts: [Substring]) -> Bool {
    let pieces = pattern.split(separator: ".", omittingEmptySubsequences: false)
    let isOpen = pieces.last == "**"
    let fixed = isOpen ? pieces.dropLast() : pieces[...]
    guard isOpen ? parts.count > fixed.count : parts.count == fixed.count else { return false }
    return zip(fixed, parts).allSatisfy { $0 == "*" || $0 == $1 }
  }
}

/// A set of AWS regions.
public struct RegionSet: Sendable, Hashable {
  let pack: SchemaPack
  let bits: UInt64

  /// Whether a region is in the set; nil for a region that the pack doesn't know.
  public func contains(_ region: String) -> Bool? {
    let all = SchemaList<SchemaText>(pack, at: pack.header(.regions))
    guard let index = all.firstIndex(where: { $0 == region }) else { return nil }
    return bits & (1 << UInt64(index)) != 0
  }

  public var names: [String] {
    let all = SchemaList<SchemaText>(pack, at: pack.header(.regions))
    return all.indices.filter { bits & (1 << UInt64($0)) != 0 }.map { all[$0].description }
  }
}
