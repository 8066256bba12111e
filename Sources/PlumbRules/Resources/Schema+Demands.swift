internal import PlumbSchema

/// What a schema asks for beyond types, so that most values cost one look.
extension Schema {
  /// Whether any scalar is right.
  var takesAnyScalar: Bool {
    types.contains(.string) && !constrainsScalars
  }

  /// Whether it asks more of a scalar than its type.
  var constrainsScalars: Bool { hasAny(of: Schema.scalarKeywords) }

  /// Whether it asks for something of a collection as a whole.
  var constrainsCollections: Bool {
    hasUniqueItems || hasAny(of: Schema.collectionKeywords)
  }

  /// Whether alternatives have to be judged.
  var hasAlternatives: Bool { hasAny(of: Schema.alternativeKeywords) }

  /// Whether what a function gives can be wrong in more than its type.
  var constrainsResults: Bool {
    constrainsScalars || items?.constrainsScalars == true
  }

  private func hasAny(of keywords: [Keyword]) -> Bool { keywords.contains { has($0) } }

  private static let alternativeKeywords: [Keyword] = [
    .anyOf, .oneOf, .condition, .not,
  ]
  private static let scalarKeywords: [Keyword] =
    alternativeKeywords + [
      .enumeration, .pattern, .minLength, .maxLength, .minimum, .maximum, .format, .allOf, .const,
      .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .enumCaseInsensitive,
    ]
  private static let collectionKeywords: [Keyword] =
    alternativeKeywords + [
      .allOf, .required, .minItems, .maxItems, .contains, .minProperties, .maxProperties,
      .uniqueKeys, .maxUniqueItems, .dependentRequired, .dependentExcluded, .dependentSchemas,
      .requiredXor, .requiredOr,
    ]
}
