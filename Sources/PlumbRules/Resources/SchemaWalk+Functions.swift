internal import PlumbSchema
internal import PlumbSource
internal import PlumbSyntax
internal import PlumbTemplate

/// Function calls: both sides of choices, and what other functions are known to give.
extension SchemaWalk {
  mutating func visit(_ call: Expression, _ spot: SchemaSpot, _ schema: Schema) {
    switch call.arguments {
    case .if(let condition, let then, let otherwise):
      let place = spot.place
      choose(
        place.at(condition).text, SchemaSpot(place.at(then)), SchemaSpot(place.at(otherwise)),
        schema)
    case .ref(let name) where name.hasText("AWS::NoValue"): return
    case _ where schema.isNever: reportNever(spot)
    case .ref(let name):
      visit(referenceTo: spot.place.at(name).text, call, spot, schema)
    case .refOfResult(let name) where name != spot.place.node:
      // Where the name isn't known, what it refers to isn't either.
      if case .scalar(let given) = scenario.value(at: spot.place.at(name)) {
        visit(referenceTo: given.text, call, spot, schema)
      } else {
        _ = isJudged(call, spot, schema)
      }
    case .getAtt(let attribute): visit(attribute, call, spot, schema)
    case .malformed: return
    default:
      if isJudged(call, spot, schema) { return }
      if !call.function.fits(schema.types) {
        return reportType(call.function.rawValue, call.function, spot, schema)
      }
      if call.function.givesTexts, let wanted = schema.items?.types, !wanted.isEmpty,
        wanted.isDisjoint(with: .scalars)
      {
        return report(
          SchemaRules.result(of: call.function),
          "\(call.function.rawValue) gives a list of texts, but each element takes \(wanted.nouns)",
          at: spot.valueSpan)
      }
      resolve(call, spot, [schema])
    }
  }

  /// Judges what a call gives where alternatives are judged: there it is known, or it isn't.
  ///
  /// - Returns: false where functions are checked by what they can give.
  private mutating func isJudged(_ call: Expression, _ spot: SchemaSpot, _ schema: Schema) -> Bool {
    guard mode == .judging else { return false }
    switch scenario.value(at: spot.place) {
    case .scalar(let known):
      guard let scalar = SchemaScalar(known) else { break }
      visit(scalar, spot, schema)
      return true
    case .parameter(let reading):
      guard let values = reading.domain.values, aim?.judges(listedFor: spot.key?.text) != false
      else { break }
      let refused = values.filter { value in
        var trial = fork(.judging, isSilent: true)
        trial.visit(
          SchemaScalar(value.scalarValue(of: reading.parameter.type)) ?? SchemaScalar(value.text),
          spot, schema)
        return trial.isBroken
      }
      // Values that are all judged alike need no decision.
      if refused.isEmpty { return true }
      if refused.count == values.count {
        visit(SchemaScalar(values[0].text), spot, schema)
        return true
      }
      note(reading.unknown(split: .isOneOf(parameter: reading.index, refused)))
      return true
    case .unknown(let unknown):
      guard let split = unknown.split else { break }
      note(restricted(split, unknown))
      return true
    default: break
    }
    note(Unknown(call.function.rawValue, at: call.nameSpan))
    return true
  }

  // MARK: Choices

  private mutating func choose(
    _ condition: String, _ then: SchemaSpot, _ otherwise: SchemaSpot, _ schema: Schema
  ) {
    switch truth(of: condition) {
    case .known(let isTrue): visit(isTrue ? then : otherwise, schema)
    // Whichever condition was meant, each side stands for deployments.
    case .unknown(let unknown) where unknown.split == nil && !template.lacksCondition(condition):
      note(unknown)
    case .unknown(let unknown):
      if mode == .looking {
        for (spot, isTrue) in [(then, true), (otherwise, false)] {
          branches.append(SchemaBranch(condition: condition, isTrue: isTrue))
          visit(spot, schema)
          branches.removeLast()
        }
      } else {
        weigh(then, otherwise, schema, unknown)
      }
    }
  }

  /// An undecided choice: of no matter where both sides are judged alike.
  private mutating func weigh(
    _ then: SchemaSpot, _ otherwise: SchemaSpot, _ schema: Schema, _ unknown: Unknown
  ) {
    let sides = [then, otherwise].map { spot in
      var walk = fork(mode)
      walk.visit(spot, schema)
      return walk
    }
    if sides.allSatisfy({ !$0.isBroken && $0.unknown == nil }) { return }
    if mode == .judging, sides.allSatisfy(\.isBroken) {
      for issue in sides[0].issues { report(issue) }
    } else {
      note(unknown)
    }
  }

  // MARK: References

  private mutating func visit(
    referenceTo name: String, _ call: Expression, _ spot: SchemaSpot, _ schema: Schema
  ) {
    if spot.place.bindings?.value(of: name) == nil, let parameter = template.parameter(name) {
      if isJudged(call, spot, schema) { return }
      let isWrong =
        parameter.type.isList
        ? !schema.types.isEmpty && !schema.types.contains(.array)
        : !schema.types.isEmpty && schema.types.isDisjoint(with: .scalars)
      if isWrong {
        let noun = parameter.isPseudo ? "pseudo parameter" : "parameter"
        let kind = parameter.type.isList ? "a list" : "no list or mapping"
        return report(
          SchemaRules.referenceOfWrongType,
          "the \(noun) \(name) is \(kind), but \(schema.types.nouns) is wanted here", spot)
      }
      return resolve(call, spot, [schema])
    }
    guard let resource = template.resource(name) else {
      if !isJudged(call, spot, schema) { resolve(call, spot, [schema]) }
      return
    }
    if checkKind(ofReferenceTo: resource, spot, schema) { return }
    if isJudged(call, spot, schema) { return }
    if !schema.types.isEmpty, schema.types.isDisjoint(with: .scalars) {
      report(
        SchemaRules.referenceOfWrongType,
        "Ref of a resource gives a text, but \(schema.types.nouns) is wanted here", spot)
    }
  }

  /// Whether a reference names something of another kind than the place takes, after reporting it.
  private mutating func checkKind(
    ofReferenceTo resource: Resource, _ spot: SchemaSpot, _ schema: Schema
  ) -> Bool {
    guard let wanted = schema.format?.kindOfResource, !resource.type.isOpen,
      let type = context.type(resource.type.rawValue)?.schema,
      let given = context.formats(of: type.reference)
    else { return false }
    let formats = resource.referenceFormats ?? given
    if formats.contains(wanted) { return false }
    report(
      kind: SchemaRules.referenceOfWrongKind,
      formats.isEmpty
        ? "Ref of \(resource.id.text) doesn't give \(wanted.formatWords)"
        : "Ref of \(resource.id.text) gives \(formats.words), not \(wanted.formatWords)", spot)
    return true
  }

  /// That a function gives a name of another kind: rules of places leave that to the rules of functions.
  private mutating func report(kind rule: RuleMetadata, _ message: String, _ spot: SchemaSpot) {
    report(SchemaIssue(rule: rule, message: message, span: spot.span, depth: depth))
  }

  private mutating func visit(
    _ get: Expression.GetAtt, _ call: Expression, _ spot: SchemaSpot, _ schema: Schema
  ) {
    guard let name = get.attribute,
      let resource = resourceName(in: get, spot).flatMap(template.resource),
      let attribute = context.attribute(spot.place.replacing(name.text), of: resource)
    else {
      _ = isJudged(call, spot, schema)
      return
    }
    let shown = "\(resource.id.text).\(spot.place.replacing(name.text))"
    if let wanted = schema.format?.kindOfResource, let formats = context.formats(of: attribute),
      !formats.contains(wanted), !resource.type.passesValuesOn(name.text)
    {
      return report(
        kind: SchemaRules.attributeOfWrongKind,
        formats.isEmpty
          ? "\(shown) isn't \(wanted.formatWords)"
          : "\(shown) is \(formats.words), not \(wanted.formatWords)", spot)
    }
    if isJudged(call, spot, schema) { return }
    let types = attribute.types
    if types.isEmpty || schema.types.isEmpty { return }
    // An integer or a boolean is taken in any notation.
    if !schema.types.isDisjoint(with: [.boolean, .integer]) { return }
    if types.isDisjoint(with: schema.types) {
      report(
        SchemaRules.attributeOfWrongType,
        "\(shown) is \(types.nouns), but \(schema.types.nouns) is wanted here",
        at: spot.valueSpan)
    }
  }

  /// The resource's name, also where a function gives one that is known.
  private func resourceName(in get: Expression.GetAtt, _ spot: SchemaSpot) -> String? {
    if let written = get.resource { return spot.place.replacing(written.text) }
    return get.resourceNode.flatMap { scenario.value(at: spot.place.at($0)).knownText }
  }

  private mutating func reportType(
    _ name: String, _ function: FunctionName, _ spot: SchemaSpot, _ schema: Schema
  ) {
    report(
      SchemaRules.resultOfWrongType(function),
      "\(name) gives \(function.resultWords), but \(schema.types.nouns) is wanted here", spot)
  }
}

extension JSONTypes {
  static let scalars: JSONTypes = [.boolean, .integer, .number, .string]
}

extension FunctionName {
  /// The types of what the function gives; nil for any.
  private var resultTypes: JSONTypes? {
    switch self {
    case .sub, .join, .base64, .toJSONString: .scalars
    case .split, .getAZs, .cidr: .array
    case .length: [.integer, .number, .string]
    case .importValue, .getStackOutput: .scalars
    case .findInMap: [.array, .boolean, .integer, .number, .string]
    default: nil
    }
  }

  /// Whether what it gives can be what is wanted.
  func fits(_ wanted: JSONTypes) -> Bool {
    guard let resultTypes, !wanted.isEmpty else { return true }
    return !resultTypes.isDisjoint(with: wanted)
  }

  /// Whether it gives a list of texts.
  var givesTexts: Bool { [.split, .getAZs, .cidr].contains(self) }

  var resultWords: String {
    switch self {
    case .split, .getAZs, .cidr: "a list"
    case .length: "an integer"
    case .findInMap: "a text or a list"
    default: "a text"
    }
  }
}

extension Place {
  /// A text with the loop variables around it replaced.
  fileprivate func replacing(_ text: String) -> String {
    bindings.map { $0.replacing(in: text) } ?? text
  }
}
