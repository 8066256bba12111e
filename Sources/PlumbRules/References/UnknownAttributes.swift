internal import PlumbEngine
internal import PlumbSchema
internal import PlumbSource
internal import PlumbTemplate

extension Template {
  /// What to say about references to attributes that a resource's type doesn't have; each once.
  func unknownAttributes(in use: ReferenceUse) -> [FindingCollector.Violation] {
    if hasCustomMacro { return [] }
    var seen: Set<WrittenReference> = []
    return references.references.compactMap { reference in
      guard let attribute = reference.kind.attribute, case .resource(let id) = reference.target,
        self.use(of: reference) == use, let resource = resource(id),
        let attributes = resource.type.attributes, !attributes.isOpen,
        // What a loop puts there isn't known.
        !attribute.utf8.contains(UInt8(ascii: "{")), attributes[attribute] == nil,
        seen.insert(WrittenReference(reference)).inserted
      else { return nil }
      let names = attributes.declared.map(\.name.description)
      return .init("\(resource.type) has no attribute '\(attribute)'", at: Label(reference.span))
        .suggesting(suggestion(for: attribute, among: names), in: self)
    }
  }
}

extension ResourceType {
  /// What `Fn::GetAtt` can ask for; nil for types without a schema, such as modules and SAM's.
  var attributes: SchemaAttributes? {
    // A module's attributes are those of its resources, and a custom resource's those of its answer.
    if isCustom || rawValue.hasSuffix("::MODULE") || rawValue.hasPrefix("AWS::Serverless::") {
      return nil
    }
    return ResourceSchemas.embedded[rawValue]?.attributes
  }

  /// The kinds of values that an attribute can have; nil where the schema doesn't say.
  func kinds(ofAttribute name: String) -> ValueKinds? {
    // The property is a number, and the attribute of the same name a text.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbcluster.html
    if rawValue == "AWS::DocDB::DBCluster", name == "Port" { return .text }
    guard let attributes, !attributes.isOpen, let types = attributes[name]?.types, !types.isEmpty
    else { return nil }
    var kinds: ValueKinds = []
    if types.contains(.string) { kinds.insert(.text) }
    if !types.isDisjoint(with: [.integer, .number]) { kinds.insert(.integer) }
    if types.contains(.boolean) { kinds.insert(.boolean) }
    if types.contains(.array) { kinds.insert(.list) }
    if types.contains(.object) { kinds.insert(.mapping) }
    return kinds
  }
}

extension Reference.Kind {
  /// The attribute that is asked for; nil for other references and where a function gives it.
  fileprivate var attribute: String? {
    switch self {
    case .attribute(let name): name
    case .subAttribute(let name): name
    case .ref, .sub, .dependsOn, .condition, .findInMap: nil
    }
  }
}
