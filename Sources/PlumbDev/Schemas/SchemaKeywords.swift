internal import PlumbSchema

/// Turns the keywords of one schema object into a node.
struct SchemaKeywords {
  let scope: SchemaScope
  private(set) var node = DraftNode()

  init(scope: SchemaScope) {
    self.scope = scope
  }

  /// Keywords that say nothing about values: sentences, and what other tools need.
  static let passedOver: Set<String> = [
    "$comment", "$id", "$schema", "additionalIdentifiers", "arrayType",
    "conditionalCreateOnlyProperties", "createOnlyProperties", "definitions",
    "deprecatedProperties", "description", "documentationUrl", "examples", "handlers", "lifecycle",
    "primaryIdentifier", "propertyTransform", "readOnlyProperties", "replacementStrategy",
    "resourceLink", "sourceUrl", "taggable", "tagging", "title", "typeConfiguration", "typeName",
    "writeOnlyProperties",
  ]

  mutating func read(_ key: String, _ json: JSONValue, into graph: inout SchemaGraph) throws {
    if SchemaKeywords.passedOver.contains(key) { return }
    if let keyword = SchemaKeywords.schemas[key] {
      node.keywords[keyword] = .node(try graph.node(json, in: scope))
    } else if let keyword = SchemaKeywords.schemaLists[key] {
      node.keywords[keyword] = try nodes(json, &graph)
    } else if let keyword = SchemaKeywords.schemaMaps[key] {
      node.keywords[keyword] = try namedNodes(json, &graph, arePatterns: key == "patternProperties")
    } else if let keyword = SchemaKeywords.numbers[key] {
      guard json.number != nil || json["$data"] != nil else { throw DevError("no number") }
      node.keywords[keyword] = .value(json)
    } else if let keyword = SchemaKeywords.nameLists[key] {
      node.keywords[keyword] = .texts(try SchemaKeywords.names(json))
    } else if let keyword = SchemaKeywords.values[key] {
      node.keywords[keyword] = .value(json)
    } else {
      try readSpecial(key, json, &graph)
    }
  }

  private mutating func readSpecial(
    _ key: String, _ json: JSONValue, _ graph: inout SchemaGraph
  ) throws {
    switch key {
    case "type": node.types = try SchemaKeywords.types(json)
    case "uniqueItems": setFlag(PackLayout.Flag.uniqueItems, if: json == .bool(true))
    case "insertionOrder": setFlag(PackLayout.Flag.unordered, if: json == .bool(false))
    case "additionalProperties":
      switch json {
      case .bool(let isOpen): setFlag(PackLayout.Flag.closed, if: !isOpen)
      default: node.keywords[.additionalProperties] = .node(try graph.node(json, in: scope))
      }
    case "required": node.keywords[.required] = try required(json)
    case "enum": node.keywords[.enumeration] = try SchemaKeywords.enumeration(json)
    case "enumCaseInsensitive":
      node.keywords[.enumCaseInsensitive] = try SchemaKeywords.enumeration(json)
    case "pattern" where json["$lookup"] != nil: node.keywords[.gatheredPattern] = .value(json)
    case "pattern": node.keywords[.pattern] = .text(try pattern(json, &graph))
    case "format": node.keywords[.format] = .text(json.string ?? "")
    case "dependentRequired": node.keywords[.dependentRequired] = try nameMap(json)
    case "dependentExcluded": node.keywords[.dependentExcluded] = try nameMap(json)
    case "dependencies": try readDependencies(json, &graph)
    case "cfnContext": try readWrapped(json, .context, .contextSchema, &graph)
    case "cfnGather": try readWrapped(json, .gather, .gatherSchema, &graph)
    default: throw DevError("unknown keyword '\(key)' in \(scope.name)")
    }
  }

  private mutating func setFlag(_ flag: UInt32, if isSet: Bool) {
    if isSet { node.flags |= flag }
  }

  private func nodes(_ json: JSONValue, _ graph: inout SchemaGraph) throws -> Draft {
    guard let array = json.array else { throw DevError("no list of schemas") }
    return .list(try array.map { .node(try graph.node($0, in: scope)) })
  }

  private func namedNodes(
    _ json: JSONValue, _ graph: inout SchemaGraph, arePatterns: Bool
  ) throws -> Draft {
    guard let members = json.object else { throw DevError("no schemas by name") }
    var entries: [(String, Draft)] = []
    for (name, member) in members.sorted {
      let name = arePatterns ? try pattern(.string(name), &graph) : name
      entries.append((name, .node(try graph.node(member, in: scope))))
    }
    return .sortedMap(entries)
  }

  private func pattern(_ json: JSONValue, _ graph: inout SchemaGraph) throws -> String {
    guard let source = json.string else { throw DevError("no pattern") }
    let rewritten = try PatternRewriter.rewritten(source)
    if rewritten != source { graph.note("rewritten: \(source)  →  \(rewritten)") }
    return rewritten
  }

  /// A schema in an object that says when it holds: both get a keyword of their own.
  private mutating func readWrapped(
    _ json: JSONValue, _ surroundings: Keyword, _ content: Keyword, _ graph: inout SchemaGraph
  ) throws {
    guard var members = json.object, let schema = members.removeValue(forKey: "schema") else {
      throw DevError("no schema in it")
    }
    node.keywords[surroundings] = .value(.object(members))
    node.keywords[content] = .node(try graph.node(schema, in: scope))
  }

  /// JSON Schema's older keyword for two things that have names of their own today.
  private mutating func readDependencies(
    _ json: JSONValue, _ graph: inout SchemaGraph
  ) throws {
    guard let members = json.object else { throw DevError("no object") }
    let names = members.filter { $0.value.array != nil }
    if !names.isEmpty { node.keywords[.dependentRequired] = try nameMap(.object(names)) }
    let schemas = members.filter { $0.value.array == nil }
    if !schemas.isEmpty {
      node.keywords[.dependentSchemas] = try namedNodes(
        .object(schemas), &graph, arePatterns: false)
    }
  }
}

// MARK: Plain content

extension SchemaKeywords {
  private static func types(_ json: JSONValue) throws -> JSONTypes {
    guard let names = json.string.map({ [$0] }) ?? json.strings else { throw DevError("no type") }
    return try names.reduce(into: []) { types, name in
      guard let type = JSONTypes(named: name) else { throw DevError("unknown type '\(name)'") }
      types.formUnion(type)
    }
  }

  private static func names(_ json: JSONValue) throws -> [String] {
    guard let names = json.strings ?? json.string.map({ [$0] }) else { throw DevError("no names") }
    return names
  }

  /// Nil for an empty list, which asks for nothing.
  private func required(_ json: JSONValue) throws -> Draft? {
    let names = Set(try SchemaKeywords.names(json))
    return names.isEmpty ? nil : .texts(names.sorted { $0.precedesByBytes($1) })
  }

  private func nameMap(_ json: JSONValue) throws -> Draft {
    guard let members = json.object else { throw DevError("no object") }
    return .sortedMap(try members.map { ($0.key, .texts(try SchemaKeywords.names($0.value))) })
  }

  /// The values with strings last and sorted, so that the reader can search by halves.
  private static func enumeration(_ json: JSONValue) throws -> Draft {
    guard let values = json.array else { throw DevError("no list") }
    let strings = Set(values.compactMap(\.string)).sorted { $0.precedesByBytes($1) }
    let others = values.filter { $0.string == nil }
    return .list(others.map { .value($0) } + strings.map { .value(.string($0)) })
  }
}

// MARK: Tables

extension SchemaKeywords {
  private static let schemas: [String: Keyword] = [
    "items": .items, "not": .not, "contains": .contains, "propertyNames": .propertyNames,
    "if": .condition, "then": .then, "else": .otherwise,
  ]

  private static let schemaLists: [String: Keyword] = [
    "allOf": .allOf, "anyOf": .anyOf, "oneOf": .oneOf, "prefixItems": .prefixItems,
  ]

  private static let schemaMaps: [String: Keyword] = [
    "properties": .properties, "patternProperties": .patternProperties,
  ]

  private static let numbers: [String: Keyword] = [
    "minLength": .minLength, "maxLength": .maxLength, "minItems": .minItems, "maxItems": .maxItems,
    "minimum": .minimum, "maximum": .maximum, "exclusiveMinimum": .exclusiveMinimum,
    "exclusiveMaximum": .exclusiveMaximum, "multipleOf": .multipleOf,
    "minProperties": .minProperties, "maxProperties": .maxProperties,
    "maxUniqueItems": .maxUniqueItems,
  ]

  private static let nameLists: [String: Keyword] = [
    "uniqueKeys": .uniqueKeys, "requiredXor": .requiredXor, "requiredOr": .requiredOr,
    "cfnLint": .cfnLint,
  ]

  private static let values: [String: Keyword] = [
    "const": .const, "default": .standard, "relationshipRef": .relationship,
    "dynamicValidation": .dynamicValidation,
  ]
}
