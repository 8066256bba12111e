// Keywords by name. A list or map that a schema doesn't have is empty.

extension Schema {
  // MARK: Any value

  /// The allowed values; nil if the schema has no `enum`. Strings stand last, sorted by their bytes.
  public var enumeration: SchemaList<SchemaValue>? { optionalList(.enumeration) }
  /// The allowed texts in any case; nil if the schema doesn't list any.
  public var enumCaseInsensitive: SchemaList<SchemaValue>? { optionalList(.enumCaseInsensitive) }
  /// The only allowed value; nil if there is none.
  public var const: SchemaValue? { element(.const) }
  /// What the service takes if the value isn't given; nil if the schema doesn't say.
  public var standard: SchemaValue? { element(.standard) }

  // MARK: Texts and numbers

  /// The regular expression that some part of a string must match, in PCRE2's syntax.
  public var pattern: SchemaText? { element(.pattern) }
  /// The name of a format, such as `date-time` or `AWS::EC2::Subnet.Id`.
  public var format: SchemaText? { element(.format) }
  /// In characters.
  public var minLength: Int? { integer(.minLength) }
  /// In characters.
  public var maxLength: Int? { integer(.maxLength) }
  public var minimum: Double? { number(.minimum) }
  public var maximum: Double? { number(.maximum) }
  public var exclusiveMinimum: Double? { number(.exclusiveMinimum) }
  public var exclusiveMaximum: Double? { number(.exclusiveMaximum) }
  public var multipleOf: Double? { number(.multipleOf) }

  // MARK: Arrays

  /// What each element must be; behind those of `prefixItems` if there are any.
  public var items: Schema? { element(.items) }
  public var prefixItems: SchemaList<Schema> { list(.prefixItems) }
  /// What at least one element must be.
  public var contains: Schema? { element(.contains) }
  public var minItems: Int? { integer(.minItems) }
  public var maxItems: Int? { integer(.maxItems) }
  /// The number of different elements.
  public var maxUniqueItems: Int? { integer(.maxUniqueItems) }
  /// The properties in which the elements must differ, taken together.
  public var uniqueKeys: SchemaList<SchemaText> { list(.uniqueKeys) }

  // MARK: Objects

  public var properties: SchemaMap<Schema> { map(.properties) }
  /// The schema of a property; nil if it isn't among `properties`.
  public func property(named name: String) -> Schema? { properties[name] }
  /// Regular expressions in PCRE2's syntax, with what stands under names in which they are found.
  public var patternProperties: SchemaMap<Schema> { map(.patternProperties) }
  /// What stands under all other names; nil if the schema doesn't say, or `isClosed` forbids them.
  public var additionalProperties: Schema? { element(.additionalProperties) }
  /// What each name must be.
  public var propertyNames: Schema? { element(.propertyNames) }
  public var minProperties: Int? { integer(.minProperties) }
  public var maxProperties: Int? { integer(.maxProperties) }

  public var required: SchemaList<SchemaText> { list(.required) }
  /// Properties of which exactly one must be there; empty if nothing is asked for.
  public var requiredXor: SchemaList<SchemaText> { list(.requiredXor) }
  /// Properties of which at least one must be there; empty if nothing is asked for.
  public var requiredOr: SchemaList<SchemaText> { list(.requiredOr) }
  /// Properties with those that must be there if they are.
  public var dependentRequired: SchemaMap<SchemaList<SchemaText>> { map(.dependentRequired) }
  /// Properties with those that must not be there if they are.
  public var dependentExcluded: SchemaMap<SchemaList<SchemaText>> { map(.dependentExcluded) }
  /// Properties with what the object must be if they are there.
  public var dependentSchemas: SchemaMap<Schema> { map(.dependentSchemas) }

  // MARK: Composition

  public var allOf: SchemaList<Schema> { list(.allOf) }
  public var anyOf: SchemaList<Schema> { list(.anyOf) }
  public var oneOf: SchemaList<Schema> { list(.oneOf) }
  public var not: Schema? { element(.not) }
  /// JSON Schema's `if`.
  public var condition: Schema? { element(.condition) }
  /// What a value must be that fulfils `condition`.
  public var then: Schema? { element(.then) }
  /// What a value must be that doesn't fulfil `condition`: JSON Schema's `else`.
  public var otherwise: Schema? { element(.otherwise) }

  // MARK: cfn-lint's own keywords

  /// The bounds that are gathered from other places instead of being numbers: a map whose `$data` is
  /// a pointer into what `gather` gathered. `const` can be such a map too.
  package var gatheredBounds: [(keyword: Keyword, value: SchemaValue)] {
    [Keyword.minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum].compactMap { keyword in
      guard let word = word(keyword) else { return nil }
      let value = SchemaValue(pack: pack, word: word)
      guard case .map = value else { return nil }
      return (keyword, value)
    }
  }

  /// The type and property that a value refers to, as `typeName` and `propertyPath`.
  public var relationship: SchemaValue? { element(.relationship) }
  /// Names under which further checks are registered.
  public var cfnLint: SchemaList<SchemaText> { list(.cfnLint) }
  /// What depends on the template, such as `transformCheck` with the name of a transform.
  public var dynamicValidation: SchemaValue? { element(.dynamicValidation) }
  /// The surroundings under which `contextSchema` holds, such as the allowed `functions`.
  public var context: SchemaValue? { element(.context) }
  public var contextSchema: Schema? { element(.contextSchema) }
  /// A pattern that is looked up by what was gathered: a map with `$lookup`, of which `key` is a map
  /// with `$data` and `map` has the patterns.
  public var gatheredPattern: SchemaValue? { element(.gatheredPattern) }
  /// What is gathered from several resources before `gatherSchema` is applied to it.
  public var gather: SchemaValue? { element(.gather) }
  public var gatherSchema: Schema? { element(.gatherSchema) }
}

extension Schema {
  private func element<Element: SchemaElement>(_ keyword: Keyword) -> Element? {
    word(keyword).map { Element(pack: pack, word: $0) }
  }

  private func list<Element>(_ keyword: Keyword) -> SchemaList<Element> {
    SchemaList(pack, at: word(keyword))
  }

  private func optionalList<Element>(_ keyword: Keyword) -> SchemaList<Element>? {
    word(keyword).map { SchemaList(pack, at: $0) }
  }

  private func map<Value>(_ keyword: Keyword) -> SchemaMap<Value> {
    SchemaMap(pack, at: word(keyword))
  }

  private func number(_ keyword: Keyword) -> Double? {
    guard let word = word(keyword),
      case .number(let number) = SchemaValue(pack: pack, word: word)
    else { return nil }
    return number
  }

  private func integer(_ keyword: Keyword) -> Int? { number(keyword).map { Int($0) } }
}
