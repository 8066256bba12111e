internal import PlumbSchema

/// What a schema asks for beyond types, so that most values cost one look.
extension Schema {
  /// Whether any scalar is right.
  var takesAnyScalar: Bool {
    types.contains(.string) && !constrainsScalars
  }

  /// Whether it asks more of a scalar than its type.
  var constrainsScalars: Bool { hasAny(of: Schema.scalarKeywords) }

  /// Whether it lists the values that are allowed.
  var listsValues: Bool { hasAny(of: Schema.valueKeywords) }

  /// Whether it lists the values that are allowed, and none of them is a list or mapping.
  var listsScalars: Bool {
    guard listsValues else { return false }
    let values = (const.map { [$0] } ?? []) + (enumeration.map(Array.init) ?? [])
    return values.allSatisfy(\.isScalar)
  }

  /// Whether it asks for something of a text.
  var constrainsTexts: Bool { hasAny(of: Schema.textKeywords) }

  /// Whether it asks for something of a number.
  var constrainsNumbers: Bool { hasAny(of: Schema.numberKeywords) }

  /// Whether it asks for something of a list's elements together.
  var constrainsLists: Bool {
    hasUniqueItems || hasAny(of: Schema.listKeywords) || items?.isNever == true
  }

  /// Whether it asks for something of a collection as a whole.
  var constrainsCollections: Bool {
    hasUniqueItems || hasAny(of: Schema.collectionKeywords)
  }

  /// Whether alternatives have to be judged.
  var hasAlternatives: Bool { hasAny(of: Schema.alternativeKeywords) }

  /// Whether a text that a function gives can be wrong, by what it says or as no number.
  var constrainsResults: Bool {
    constrainsScalars || items?.constrainsScalars == true || isOfNumbers
      || items?.isOfNumbers == true
  }

  /// Whether it takes numbers or booleans, also as text, and no other texts.
  private var isOfNumbers: Bool {
    let types = types
    return !types.isDisjoint(with: [.boolean, .integer, .number]) && !types.contains(.string)
  }

  /// Whether it is about names other than those of its properties.
  var looksAtAllNames: Bool { isClosed || hasAny(of: Schema.nameKeywords) }

  private static let alternatives: [Keyword] = [.anyOf, .oneOf, .condition, .not]
  private static let alternativeKeywords = KeywordSet(alternatives)
  private static let valueKeywords = KeywordSet([.enumeration, .enumCaseInsensitive, .const])
  private static let textKeywords = KeywordSet([.pattern, .minLength, .maxLength, .format])
  private static let numberKeywords = KeywordSet([
    .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf,
  ])
  private static let listKeywords = KeywordSet([
    .minItems, .maxItems, .contains, .uniqueKeys, .maxUniqueItems,
  ])
  private static let nameKeywords = KeywordSet([
    .patternProperties, .additionalProperties, .propertyNames,
  ])
  private static let scalarKeywords = KeywordSet(
    alternatives + [
      .enumeration, .pattern, .minLength, .maxLength, .minimum, .maximum, .format, .allOf, .const,
      .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .enumCaseInsensitive,
    ])
  private static let collectionKeywords = KeywordSet(
    alternatives + [
      .allOf, .required, .minItems, .maxItems, .contains, .minProperties, .maxProperties,
      .uniqueKeys, .maxUniqueItems, .dependentRequired, .dependentExcluded, .dependentSchemas,
      .requiredXor, .requiredOr,
    ])
}
