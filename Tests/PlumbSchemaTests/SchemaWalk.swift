import PlumbSchema

/// Visits every node that a schema names, each once, and reads all of its keywords.
struct SchemaWalk {
  private(set) var nodes: Set<UInt32> = []
  /// All regular expressions, each once.
  private(set) var patterns: Set<String> = []
  /// The bytes of all other texts and the sum of all numbers, read to see that they can be.
  private(set) var weight = 0.0

  mutating func visit(_ start: Schema) {
    var open = [start]
    while let schema = open.popLast() {
      guard nodes.insert(schema.identity).inserted else { continue }
      readValues(of: schema)
      open += children(of: schema)
    }
  }

  mutating func visit(_ type: ResourceTypeSchema) {
    visit(type.root)
    for attribute in type.attributes.declared { visit(attribute.value) }
    if let reference = type.reference { visit(reference) }
    for value in type.tagging.map(Array.init) ?? [] { read(value.value) }
    for value in type.lifecycle.map(Array.init) ?? [] { read(value.value) }
    let paths = [
      type.readOnly, type.writeOnly, type.createOnly, type.conditionalCreateOnly, type.deprecated,
      type.primaryIdentifier,
    ]
    for path in paths + Array(type.additionalIdentifiers) { path.forEach { read($0) } }
    weight += Double(type.regions.names.count)
  }

  private func children(of schema: Schema) -> [Schema] {
    let single = [
      schema.items, schema.contains, schema.additionalProperties, schema.propertyNames, schema.not,
      schema.condition, schema.then, schema.otherwise, schema.contextSchema, schema.gatherSchema,
    ]
    let lists = [schema.allOf, schema.anyOf, schema.oneOf, schema.prefixItems]
    let maps = [schema.properties, schema.patternProperties, schema.dependentSchemas]
    return single.compactMap { $0 } + lists.flatMap { $0 } + maps.flatMap { $0.map(\.value) }
  }

  private mutating func readValues(of schema: Schema) {
    let expressions = [schema.pattern].compactMap { $0 } + schema.patternProperties.map(\.name)
    patterns.formUnion(expressions.map(\.description))
    let numbers = [
      schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum,
      schema.multipleOf,
    ]
    weight += numbers.compactMap { $0 }.reduce(0, +)
    let counts = [
      schema.minLength, schema.maxLength, schema.minItems, schema.maxItems, schema.maxUniqueItems,
      schema.minProperties, schema.maxProperties,
    ]
    weight += Double(counts.compactMap { $0 }.filter { $0 < 1 << 40 }.reduce(0, +))
    let values = [
      schema.const, schema.standard, schema.relationship, schema.dynamicValidation, schema.context,
      schema.gather, schema.gatheredPattern,
    ]
    for value in values.compactMap({ $0 }) { read(value) }
    for list in [schema.enumeration, schema.enumCaseInsensitive].compactMap({ $0 }) {
      list.forEach { read($0) }
    }
    for texts in [
      schema.required, schema.requiredXor, schema.requiredOr, schema.uniqueKeys, schema.cfnLint,
    ] { read(texts) }
    for map in [schema.dependentRequired, schema.dependentExcluded] {
      map.forEach { read($0.value) }
    }
    if let format = schema.format { read(.text(format)) }
  }

  private mutating func read(_ texts: SchemaList<SchemaText>) {
    for text in texts { read(.text(text)) }
  }

  private mutating func read(_ value: SchemaValue) {
    switch value {
    case .null, .boolean: break
    case .number(let number): weight += number.isFinite ? 1 : .nan
    case .text(let text): weight += Double(text.description.utf8.count)
    case .list(let list): list.forEach { read($0) }
    case .map(let map): map.forEach { read($0.value) }
    }
  }
}
