internal import PlumbSchema
internal import PlumbSource

/// What a schema objects to in a mapping without members: in a resource that has no properties.
extension Schema {
  struct Objection {
    let rule: RuleMetadata
    let message: String
    /// Whether it only says why an alternative doesn't hold.
    var isReason = false
  }

  /// What is wrong with nothing, the members that are needed first; empty if nothing is enough.
  var objectionsToNothing: [Objection] {
    if isNever {
      return [Objection(rule: SchemaRules.unmetConstraint, message: "it isn't allowed")]
    }
    var objections = required.map {
      Objection(rule: SchemaRules.missingProperty, message: "'\($0)' is missing")
    }
    if !requiredXor.isEmpty {
      objections.append(
        Objection(
          rule: SchemaRules.conflictingProperties,
          message: "exactly one of \(requiredXor.words) is needed"))
    }
    if !requiredOr.isEmpty {
      objections.append(
        Objection(
          rule: SchemaRules.missingAlternative,
          message: "one of \(requiredOr.words) is required"))
    }
    objections += allOf.flatMap(\.objectionsToNothing)
    objections += objectionsToAlternatives(anyOf, SchemaRules.noAlternativeHolds)
    objections += objectionsToAlternatives(oneOf, SchemaRules.notOneAlternativeHolds)
    if let condition {
      let branch = condition.objectionsToNothing.isEmpty ? then : otherwise
      objections += branch?.objectionsToNothing ?? []
    }
    return objections
  }

  /// What is wrong where none of some alternatives holds.
  ///
  /// More than one of `oneOf` can hold for nothing only where properties are told apart by their values.
  private func objectionsToAlternatives(
    _ alternatives: SchemaList<Schema>, _ rule: RuleMetadata
  ) -> [Objection] {
    let objections = alternatives.map(\.objectionsToNothing)
    if objections.isEmpty || objections.contains(where: \.isEmpty) { return [] }
    var seen: Set<String> = []
    let reasons = objections.joined().filter { seen.insert($0.message).inserted }
    return [Objection(rule: rule, message: "none of the alternatives holds")]
      + reasons.map { Objection(rule: $0.rule, message: $0.message, isReason: true) }
  }
}
